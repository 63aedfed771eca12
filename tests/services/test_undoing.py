"""Undo: a new version that reads as before, the public told, the readers' reports open again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import NoteMissing, SignatureOutstanding, SignaturesMissing
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.refusals import WrongState
from corrections.domain.text.splicing.fix_refusals import NoLongerStands
from corrections.domain.text.text_refusals import Empty
from corrections.models import Article, Correction, Note, PrivateAct, Submission
from corrections.models.version_chain import text_of
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Decided
from corrections.services.deciding.undoing import Reversal, undo
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two, sign_now

BACK = Reversal(
    "The minutes were misread.", "Correction, 2 March 2026: Our change was itself wrong. It is 41 million."
)


def undo_now(newsroom: Newsroom, case: int, said: Reversal = BACK) -> Decided:
    return undo(
        newsroom.sessions, case, said, tokens=newsroom.tokens(case), by=newsroom.staff(),
        at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip


def bodies(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        article = session.scalars(select(Article)).one()
        return [text_of(session, article.id, n).body for n in range(1, article.current_version + 1)]


def test_undo_gives_the_version_before_byte_for_byte_and_opens_the_case(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    case = any_newsroom.case("bridge was was closed", "bridge was closed")
    publish_now(any_newsroom, case, minor("bridge was closed"), by=any_newsroom.staff())
    decided = undo_now(any_newsroom, case)
    assert (decided.state, decided.version, decided.note) == (CorrectionState.OPEN, 3, None)
    first, second, third = bodies(any_newsroom)
    assert first == third != second
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_undoing_a_correction_tells_the_public_and_waits_for_a_second_person(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_two(newsroom, case, correction("4.1 million"))
    decided = undo_now(newsroom, case)
    assert (decided.note, decided.signature_due) == ("2026-0002", True)
    assert newsroom.row(Note, 2).text == BACK.note
    with pytest.raises(SignatureOutstanding):
        publish_now(newsroom, case, minor("4,1 million"), by=newsroom.staff())
    sign_now(newsroom, case, by=newsroom.staff())
    assert newsroom.row(Correction, case).signature_due_at is None


def test_readers_wait_for_an_answer_again(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_two(newsroom, case, correction("4.1 million"))
    undo_now(newsroom, case)
    assert newsroom.row(Submission, 1).state == "open"
    assert newsroom.row(Correction, case).waiting == 1


def test_the_passage_stands_again_where_it_stood(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("bridge was was closed", "bridge was closed")
    publish_now(newsroom, case, minor("bridge was closed"), by=newsroom.staff())
    undo_now(newsroom, case)
    assert newsroom.row(Correction, case).standing == "clean"
    assert publish_now(newsroom, case, minor("bridge was closed"), by=newsroom.staff()).version == 4


def test_undo_reaches_past_later_versions_that_left_the_words_alone(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("bridge was was closed", "bridge was closed")
    publish_now(newsroom, case, minor("bridge was closed"), by=newsroom.staff())
    newsroom.article(body=BRIDGE.replace("was was", "was").replace("We will not wait", "We cannot wait"))
    assert undo_now(newsroom, case).version == 4
    assert "bridge was was closed" in bodies(newsroom)[-1]
    assert "We cannot wait" in bodies(newsroom)[-1]


def test_what_a_later_version_changed_is_not_undone(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_two(newsroom, case, correction("4.1 million"))
    newsroom.article(body=BRIDGE.replace("41 million", "4.2 million"))
    with pytest.raises(NoLongerStands):
        undo_now(newsroom, case)


def test_reports_that_the_undone_version_had_answered_are_open_again(newsroom: Newsroom) -> None:
    newsroom.article()
    wide = ("was was closed in 2019, and the ferry", "was closed in 2019, and the ferries")
    lead, other = newsroom.case(*wide), newsroom.case("harbour bridge was was", "harbour bridge was")
    assert other != lead
    publish_now(newsroom, lead, minor(wide[1]), by=newsroom.staff())
    assert newsroom.row(Correction, other).state == CorrectionState.ALREADY_FIXED
    undo_now(newsroom, lead)
    assert newsroom.row(Correction, other).state == CorrectionState.OPEN
    assert newsroom.row(Correction, other).waiting == 1


def test_an_undo_says_why(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_two(newsroom, case, correction("4.1 million"))
    with pytest.raises(Empty):
        undo_now(newsroom, case, Reversal(" "))
    with pytest.raises(NoteMissing):
        undo_now(newsroom, case, Reversal("Misread."))


def test_what_was_not_published_cannot_be_undone(newsroom: Newsroom) -> None:
    newsroom.article()
    with pytest.raises(WrongState):
        undo_now(newsroom, newsroom.case())


def test_an_import_that_makes_a_report_true_answers_it_and_logs_the_answer(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("bridge was was closed", "bridge was closed")
    far = newsroom.case("We will not wait", "We shall not wait")
    newsroom.article(body=BRIDGE.replace("was was", "was"))
    assert newsroom.row(Correction, case).state == CorrectionState.ALREADY_FIXED
    assert newsroom.row(Correction, far).state == CorrectionState.OPEN
    with newsroom.sessions.reads() as session:
        acts = session.scalars(select(PrivateAct.act).where(PrivateAct.subject == f"C-{case}")).all()
    assert acts == ["correction.already_fixed"]


def test_without_sign_later_a_reversal_cannot_go_out_alone(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    publish_two(newsroom, case, correction("4.1 million"))
    newsroom.house = replace(newsroom.house, sign_later=False)
    with pytest.raises(SignaturesMissing):
        undo_now(newsroom, case)
