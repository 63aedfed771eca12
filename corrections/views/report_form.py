"""What a reader typed into the report form, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS = (
    "version", "part", "start", "end", "exact", "prefix", "suffix", "proposed", "comment",
    "error_type", "evidence_url", "relation", "email", "paragraph", "remove", "idempotency_key",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The form as it is shown: `form.values.proposed` as typed, `form.errors.proposed` a sentence.

    `message` is the sentence for the whole form, empty at first. `remove` is a check box (value `yes`)
    that says "these words should go", since an empty `proposed` says that nothing is proposed.
    """

    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
