"""What receipt tests share: reports that were answered, and the acts their readers left in the log."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from corrections.domain.decline_reasons import DeclineReason
from corrections.models import PrivateAct, Submission
from corrections.services.casework.asking_readers import Question, ask_reader
from corrections.services.deciding.declining import Declined, decline
from tests.newsroom import Newsroom

READER = "reader@example.org"


def declined(newsroom: Newsroom, *, email: str = READER) -> str:
    """A report that was declined; gives its receipt."""
    received = newsroom.report(email=email, comment="It was in the budget.")
    decide_no(newsroom, newest(newsroom).correction_id or 0)
    return received.receipt


def decide_no(newsroom: Newsroom, case: int) -> None:
    decline(
        newsroom.sessions,
        case,
        Declined(DeclineReason.CORRECT_AS_PUBLISHED, checked="the budget"),
        tokens=newsroom.tokens(case),
        by=newsroom.staff(),
        at=newsroom.at,
        house=newsroom.house,
    )


def ask(newsroom: Newsroom, words: str = "Which page?") -> None:
    """Ask the reader of the newest report."""
    report = newest(newsroom)
    case = report.correction_id or 0
    ask_reader(
        newsroom.sessions,
        case,
        Question(report.id, words),
        tokens=newsroom.tokens(case),
        by=newsroom.staff(),
        at=newsroom.at,
        house=newsroom.house,
    )


def newest(newsroom: Newsroom) -> Submission:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(Submission).order_by(Submission.id.desc()).limit(1)).one()


def acts(newsroom: Newsroom, subject: str) -> dict[str, dict[str, Any]]:
    """The acts on a subject with their facts."""
    with newsroom.sessions.reads() as session:
        chosen = select(PrivateAct).where(PrivateAct.subject == subject).order_by(PrivateAct.seq)
        return {each.act: json.loads(each.contents)["facts"] for each in session.scalars(chosen)}
