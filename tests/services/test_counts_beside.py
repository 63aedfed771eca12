"""The count beside every view of the queue says how many cards the view has, after every kind of act."""

from __future__ import annotations

from functools import partial

from corrections.domain.actors import Actor
from corrections.domain.working.draft_fields import DraftForm
from corrections.models import Correction, SpamFinding, Submission
from corrections.queries.desk.queue import Wanted, queue
from corrections.queries.sorting.counter_check import miscounts
from corrections.queries.sorting.viewing import View
from corrections.services.deciding.decisions import Timing
from corrections.services.intake.spam_checks import close_reports, release_report
from corrections.services.newsroom.settling_cards import add_note, call_routine
from corrections.services.working import being_at, drafting
from tests.at_once import DONE, at_once, outcome
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, publish_now

EVERY_VIEW = tuple(View)


def true_counts(newsroom: Newsroom, by: Actor) -> None:
    """Each view's count against its cards, one page of which holds all that these tests make."""
    for view in EVERY_VIEW:
        page = queue(newsroom.sessions, Wanted(view), by=by.id, at=newsroom.at)
        assert page.after is None
        assert page.counts[view] == len(page.cards), view
    assert miscounts(newsroom.sessions) == ()


def change_silently(newsroom: Newsroom, slug: str, words: str) -> int:
    newsroom.article(slug, body=BRIDGE.replace("41 million", words), watched=True)
    with newsroom.sessions.reads() as session:
        return max(session.query(Correction.id).where(Correction.without_note).all())[0]


def test_the_count_beside_every_view_is_the_number_of_its_cards(any_newsroom: Newsroom) -> None:
    it = any_newsroom
    editor, other = it.staff(), it.staff()
    it.article(desk="City")
    first, second, third = it.case(), it.case("in 2019", "in 2018"), it.case("was was", "was")
    true_counts(it, editor)
    publish_now(it, first, correction("4.1 million", timing=Timing.LATER), by=editor)
    publish_now(it, second, correction("in 2018", timing=Timing.WAIT), by=editor)
    drafting.save(
        it.sessions, third, DraftForm.PUBLISH, {"note": ["x"]}, version=it.tokens(third).version, by=editor, at=it.at
    )  # fmt: skip
    true_counts(it, editor)
    true_counts(it, other)
    assert queue(it.sessions, Wanted(View.MINE), by=editor.id, at=it.at).counts["mine"] == 2


def test_what_one_has_in_hand_ends_with_the_claim_and_the_count_follows(any_newsroom: Newsroom) -> None:
    it, editor = any_newsroom, any_newsroom.staff()
    it.article()
    case = it.case()
    being_at.take_over(it.sessions, case, by=editor, at=it.at)
    assert queue(it.sessions, Wanted(View.DUE), by=editor.id, at=it.at).counts["mine"] == 1
    it.later(minutes=11)
    assert queue(it.sessions, Wanted(View.DUE), by=editor.id, at=it.at).counts["mine"] == 0
    true_counts(it, editor)


def test_changes_without_a_note_are_counted_until_they_are_settled(any_newsroom: Newsroom) -> None:
    it, editor = any_newsroom, any_newsroom.staff()
    for slug in ("one", "two"):
        it.article(slug)
    cases = [change_silently(it, slug, "4.1 million") for slug in ("one", "two")]
    true_counts(it, editor)
    assert queue(it.sessions, Wanted(), by=editor.id, at=it.at).counts["without_note"] == 2
    call_routine(
        it.sessions, cases[0], "a new figure came", tokens=it.tokens(cases[0]), by=editor, at=it.later()
    )
    true_counts(it, editor)
    said = correction("", timing=Timing.LATER)
    add_note(
        it.sessions, cases[1], said, tokens=it.tokens(cases[1]), by=editor, at=it.later(), house=it.house
    )
    true_counts(it, editor)
    assert queue(it.sessions, Wanted(), by=editor.id, at=it.at).counts["without_note"] == 0
    with it.sessions.reads() as session:
        assert session.query(Correction).where(Correction.without_note).count() == 0


def hold_back(newsroom: Newsroom, number: int) -> list[int]:
    """Reports full of addresses, which the rules hold back."""
    client = newsroom.app.test_client()
    links = "http://a.example http://b.example http://c.example"
    for each in range(number):
        said = {"article": "harbour-bridge", "exact": "41 million", "comment": f"{each} {links}"}
        sent = client.post("/api/v1/submissions", json=said, headers={"Idempotency-Key": f"held-{each}"})
        assert sent.json["state"] == "quarantined"
    with newsroom.sessions.reads() as session:
        return [row.submission_id for row in session.query(SpamFinding).order_by(SpamFinding.submission_id)]


def test_reports_that_wait_for_a_spam_check_are_counted_until_somebody_looked(any_newsroom: Newsroom) -> None:
    it, editor = any_newsroom, any_newsroom.staff()
    it.article()
    held = hold_back(it, 4)

    def waiting() -> int:
        assert miscounts(it.sessions) == ()
        return queue(it.sessions, Wanted(), by=editor.id, at=it.at).held_back

    assert waiting() == 4
    release_report(it.sessions, held[0], receipt_key=bytes(32), by=editor, at=it.later(), house=it.house)
    assert waiting() == 3
    acts = [partial(close_reports, it.sessions, [number], by=editor, at=it.at) for number in held[1:]]
    assert at_once([partial(outcome, act) for act in acts]) == [DONE] * len(acts)
    assert waiting() == 0
    with it.sessions.reads() as session:
        assert session.query(Submission).where(Submission.state == "quarantined").count() == 0
