"""What a reader may add to a report afterwards, and what it must look like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corrections.domain.lifecycle import SubmissionState
from corrections.domain.record.entries import profile_bytes
from corrections.domain.refusals import WrongState
from corrections.domain.reporting.receipt_refusals import TooManyAdditions
from corrections.domain.reporting.reports import COMMENT_LIMIT, evidence_link
from corrections.domain.text.plain_text import admit
from corrections.domain.text.text_refusals import Empty

MOST_ADDITIONS = 10
WAITING = frozenset({SubmissionState.OPEN, SubmissionState.QUARANTINED})


class About(StrEnum):
    """What an addition is about."""

    EVIDENCE = "evidence"
    QUESTION = "question"
    MISSED = "missed"
    APPEAL = "appeal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Words and a link that a reader adds; evidence may be a link alone, everything else takes words."""

    about: About
    words: str = ""
    link: str = ""


def admitted_addition(addition: Addition) -> Addition:
    """The addition in its normal form. Raises refusals of the text, each naming its field."""
    words = admit(addition.words, field="message", limit=COMMENT_LIMIT, single_line=False, required=False)
    link = evidence_link(addition.link)
    if not words and not (link and addition.about is About.EVIDENCE):
        raise Empty(fields={"message": Empty.code})
    return Addition(about=addition.about, words=words, link=link)


def check_room(state: SubmissionState, about: About, *, before: int) -> None:
    """Whether a report takes one more addition. Raises TooManyAdditions, and WrongState for evidence too late."""
    if before >= MOST_ADDITIONS:
        raise TooManyAdditions(limit=MOST_ADDITIONS)
    if about is About.EVIDENCE and state not in WAITING:
        raise WrongState(state=state.value, wanted=SubmissionState.OPEN.value)


def addition_content(addition: Addition) -> bytes:
    """The bytes that an addition's commitment binds."""
    return profile_bytes(
        {"about": addition.about.value, "words": addition.words, "evidence_url": addition.link}
    )
