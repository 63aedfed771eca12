"""Drafts: what an editor has typed about a case so far, and what the desk had suggested by then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from corrections.domain.disclosure import NoteKind, Place, Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.working.draft_fields import DraftForm

MAY_BE_EMPTY = frozenset({"error_type", "note", "wrong", "right"})
MOST_ROWS, MOST_TICKED = 6, 60
WORDS = ("checked", "note", "reason", "comment", "message", "wrong", "right", "restatement", "publish_at")
CHOICES: Mapping[str, type[StrEnum]] = {
    "note_kind": NoteKind,
    "severity": Severity,
    "error_type": ErrorType,
    "placement": Place,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the change asks for, as form values: the kind, how severe, where the note goes, its words.

    `wrong` and `right` are the words to look for in other places, and what they become.
    """

    note_kind: str = ""
    severity: str = ""
    error_type: str = ""
    placement: str = ""
    note: str = ""
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a draft changes beyond the case's passage, as typed.

    `headline` and `dek` are None where the form did not have them. `ticked` are other places of the wrong
    words, as "part:start:end" (code points of the live text, half open). `rows` are other words, each with
    what they should say. `together` are cases that go out with this one: reference, state token, words.
    """

    headline: str | None = None
    dek: str | None = None
    ticked: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    together: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Words and choices as typed; nothing is checked yet.

    `suggested` is what the form was made with: a field that still holds it follows the next suggestion,
    and one that the editor changed is left alone. `proposed` is None where the form had no wording. `publish_at` is
    the hour as it was typed, by the newsroom's clock.
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
    wrong: str = ""
    right: str = ""
    restatement: str = ""
    publish_at: str = ""
    suggested: Suggestion = field(default_factory=Suggestion)
    reach: Reach = field(default_factory=Reach)

    def follows(self, name: str) -> bool:
        """Whether a field is as it was suggested, or holds no choice where there must be one."""
        value = getattr(self, name)
        return value == getattr(self.suggested, name) or (not value and name not in MAY_BE_EMPTY)

    def following(self, new: Suggestion) -> Draft:
        """The draft with every untouched field as it is suggested now."""
        taken = {name: getattr(new, name) for name in Suggestion.__slots__ if self.follows(name)}
        return replace(self, **taken, suggested=new)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the page was asked for: a reader's wording to start from, and which of its changes to take, words to
    look for, what was typed and into which form.
    """

    use: int | None = None
    hunks: tuple[int, ...] | None = None
    find: str = ""
    typed: Draft | None = None
    form: DraftForm = DraftForm.PUBLISH


def read_draft(fields: Mapping[str, Sequence[str]]) -> Draft:
    """A form's fields as a draft: every word as it came, every choice that there is."""
    words = {name: _first(fields, name) or "" for name in WORDS}
    told = {name: _first(fields, f"suggested_{name}") or "" for name in ("note", "wrong", "right")}
    suggested = Suggestion(**told, **_chosen(fields, "suggested_"))
    proposed = _first(fields, "proposed")
    return Draft(proposed, **words, **_chosen(fields, ""), suggested=suggested, reach=_reach(fields))


def _reach(fields: Mapping[str, Sequence[str]]) -> Reach:
    found, say = fields.get("find", ()), fields.get("say", ())
    rows = [(_plain(old), _plain(new)) for old, new in zip(found, say, strict=False) if old.strip()]
    joined = [value.partition("|") for value in fields.get("together", ())[:MOST_TICKED]]
    return Reach(
        headline=_first(fields, "headline"),
        dek=_first(fields, "dek"),
        ticked=tuple(fields.get("also", ())[:MOST_TICKED]),
        rows=tuple(rows[:MOST_ROWS]),
        together=tuple((ref, state, _first(fields, f"words-{ref}") or "") for ref, _, state in joined),
    )


def _chosen(fields: Mapping[str, Sequence[str]], prefix: str) -> dict[str, str]:
    given = {name: _first(fields, f"{prefix}{name}") or "" for name in CHOICES}
    return {name: value if value in set(CHOICES[name]) else "" for name, value in given.items()}


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str | None:
    values = fields.get(name)
    return _plain(values[0]) if values else None


def _plain(text: str) -> str:
    """Forms send CR LF; a text area's leading line feed is lost on the way and is not asked back."""
    return text.replace("\r\n", "\n")
