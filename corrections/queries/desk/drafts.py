"""Drafts: what an editor has typed about a case so far, and what the desk had suggested by then."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

MAY_BE_EMPTY = frozenset({"error_type", "note"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the change asks for, as form values: the kind, how severe, where the note goes, its words."""

    note_kind: str = ""
    severity: str = ""
    error_type: str = ""
    placement: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Words and choices as typed; nothing is checked yet.

    `suggested` is what the form was made with: a field that still holds it follows the next suggestion,
    and one that the editor changed is left alone. `proposed` is None where the form had no wording.
    """

    proposed: str | None = None
    note_kind: str = ""
    severity: str = ""
    error_type: str = ""
    placement: str = ""
    checked: str = ""
    note: str = ""
    reason: str = ""
    comment: str = ""
    message: str = ""
    suggested: Suggestion = field(default_factory=Suggestion)

    def follows(self, name: str) -> bool:
        """Whether a field is as it was suggested, or holds no choice where there must be one."""
        value = getattr(self, name)
        return value == getattr(self.suggested, name) or (not value and name not in MAY_BE_EMPTY)

    def following(self, new: Suggestion) -> Draft:
        """The draft with every untouched field as it is suggested now."""
        taken = {name: getattr(new, name) for name in Suggestion.__slots__ if self.follows(name)}
        return replace(self, **taken, suggested=new)
