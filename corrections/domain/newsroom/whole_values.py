"""What may be done to a whole article, which note tells it, and what a signature for it binds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from corrections.domain import lifecycle
from corrections.domain.disclosure import NoteKind
from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.record.entries import profile_bytes
from corrections.domain.refusals import WrongState
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part


class WholeAct(StrEnum):
    """What the newsroom does to an article as a whole."""

    NOTE = "note"
    RETRACT = "retract"
    REMOVE = "remove"
    RESTORE = "restore"


KIND_OF: Mapping[WholeAct, NoteKind] = {
    WholeAct.NOTE: NoteKind.EDITORS_NOTE,
    WholeAct.RETRACT: NoteKind.RETRACTION,
    WholeAct.REMOVE: NoteKind.REMOVAL,
    WholeAct.RESTORE: NoteKind.EDITORS_NOTE,
}
STEPS = {
    WholeAct.RETRACT: lifecycle.retract,
    WholeAct.REMOVE: lifecycle.remove,
    WholeAct.RESTORE: lifecycle.restore,
}


@dataclass(frozen=True, slots=True)
class Becomes:
    """The status that an article gets; `after` None leaves it as it is."""

    after: ArticleStatus | None = None
    covered: bool = False
    by_order: bool = False


def becomes(act: WholeAct, status: ArticleStatus, *, covered: bool, by_order: bool) -> Becomes:
    """What an act makes of an article's status. Raises WrongState where the table has no such step.

    Only a retraction chooses whether the text stays, and only a removal whether it was ordered.
    """
    if act is WholeAct.NOTE:
        if status is ArticleStatus.REMOVED:
            raise WrongState(state=status.value, wanted=status.value)
        return Becomes()
    after = STEPS[act](status).after
    return Becomes(
        after,
        covered=covered and act is WholeAct.RETRACT,
        by_order=by_order and act is WholeAct.REMOVE,
    )


def possible_acts(status: ArticleStatus) -> tuple[WholeAct, ...]:
    """What can be done to an article of that status."""
    found = []
    for act in WholeAct:
        try:
            becomes(act, status, covered=False, by_order=False)
        except WrongState:
            continue
        found.append(act)
    return tuple(found)


def text_hash(text: ArticleText | None) -> str:
    """A digest (hex SHA-256) of all three parts of a text; empty where there is none."""
    if text is None:
        return ""
    parts = {"headline": text.headline, "dek": text.dek, "body": text.body}
    return sha256(profile_bytes(parts)).hexdigest()


def whole_digest(*, base: ArticleText | None, result: ArticleText | None, signed: Mapping[str, Any]) -> str:
    """What a signature for a whole change binds (hex SHA-256): hashes of the text before and after, and the rest.

    Both texts are None where the words stay, so that the signature holds when somebody corrects a passage.
    """
    texts = {"base": text_hash(base), "result": text_hash(result)}
    return sha256(profile_bytes({**texts, **signed})).hexdigest()


def unchanged_parts(text: ArticleText) -> Mapping[Part, int]:
    """The lengths of a text's parts (code points), for edits that keep all of it."""
    return {part: len(text.canonical(part)) for part in Part}
