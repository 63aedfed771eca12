"""A change of an article that lives in a CMS waits until it is seen live, and goes out once, by either way."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import SignaturesMissing
from corrections.domain.newsroom.handing_refusals import ParagraphWithCms
from corrections.domain.refusals import WrongState
from corrections.domain.text.intake.import_refusals import NothingNew
from corrections.models import Alarm, Answer, Correction, Note, OutboxEvent, SilentEdit
from corrections.queries.desk.queue import Wanted, queue
from corrections.queries.letters.hook_bodies import hook_body
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.sorting.counter_check import miscounts
from corrections.queries.sorting.viewing import View
from corrections.services.deciding.decisions import Decided, Timing
from corrections.services.handing.confirming_live import confirm_live
from corrections.services.handing.watching_live import watch_handed_over
from corrections.services.newsroom.scheduling import publish_scheduled, stop_scheduled
from tests.at_once import at_once
from tests.newsroom import BRIDGE, Newsroom
from tests.services.beside_a_cms import beside_a_cms
from tests.services.decisions import correction, minor, publish_now, publish_two, sign_now
from tests.services.whole_articles import acts, article_of

FIXED = BRIDGE.replace("41 million", "4.1 million")


def handed(newsroom: Newsroom) -> int:
    beside_a_cms(newsroom)
    newsroom.article(external_id="cms-7")
    case = newsroom.case()
    assert publish_two(newsroom, case, correction("4.1 million")).handed_over
    return case


def confirm(newsroom: Newsroom, case: int) -> Decided:
    by, tokens = newsroom.staff(), newsroom.tokens(case)
    return confirm_live(newsroom.sessions, case, tokens=tokens, by=by, at=newsroom.later())


def counts(newsroom: Newsroom) -> tuple[int, int, int]:
    with newsroom.sessions.reads() as session:
        notes, answers = session.query(Note).count(), session.query(Answer).count()
    return article_of(newsroom).current_version, notes, answers


def test_nothing_goes_out_when_the_last_signature_is_given(any_newsroom: Newsroom) -> None:
    case = handed(any_newsroom)
    assert counts(any_newsroom) == (1, 0, 0)
    assert any_newsroom.row(Correction, case).state == "scheduled"
    assert publish_scheduled(any_newsroom.sessions, at=any_newsroom.later(days=3)) == 0
    assert acts(any_newsroom)[-1] == "correction.handed_over"


def test_the_text_of_the_cms_lets_it_out_with_its_note_and_answers(any_newsroom: Newsroom) -> None:
    case = handed(any_newsroom)
    any_newsroom.article(body=FIXED, watched=True)
    assert counts(any_newsroom) == (2, 1, 1)
    row = any_newsroom.row(Correction, case)
    assert (row.state, row.published_version, row.live_due_at) == ("published", 2, None)
    with any_newsroom.sessions.reads() as session:
        assert session.query(SilentEdit).count() == 0
    assert "correction.seen_live" in acts(any_newsroom)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_what_the_text_changes_besides_is_a_version_of_its_own_on_the_card(any_newsroom: Newsroom) -> None:
    case = handed(any_newsroom)
    any_newsroom.article(body=FIXED.replace("closed in 2019", "closed in 2018"), watched=True)
    assert counts(any_newsroom) == (3, 1, 1)
    assert any_newsroom.row(Correction, case).published_version == 2
    assert any_newsroom.row(SilentEdit, 2).base_version == 2
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (BRIDGE.replace("was was", "was"), "scheduled"),
        (BRIDGE.replace("41 million", "4.2 million"), "open"),
        (FIXED.replace("repairs costing", "works costing"), "open"),
        (BRIDGE + "<p>It was 4.1 million, the mayor said.</p>", "scheduled"),
    ],
)
def test_a_text_without_exactly_that_change_lets_nothing_out(
    any_newsroom: Newsroom, body: str, state: str
) -> None:
    case = handed(any_newsroom)
    any_newsroom.article(body=body)
    assert any_newsroom.row(Correction, case).state == state
    assert counts(any_newsroom) == (2, 0, 0)


def test_an_editor_says_that_it_is_live_once(any_newsroom: Newsroom) -> None:
    case = handed(any_newsroom)
    done = confirm(any_newsroom, case)
    assert (done.version, bool(done.note), counts(any_newsroom)) == (2, True, (2, 1, 1))
    with pytest.raises(WrongState):
        confirm(any_newsroom, case)
    with pytest.raises(NothingNew):
        any_newsroom.article(body=FIXED)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_text_and_editor_at_once_publish_it_once(any_newsroom: Newsroom) -> None:
    case = handed(any_newsroom)
    by, tokens, at = any_newsroom.staff(), any_newsroom.tokens(case), any_newsroom.later()

    def says() -> str:
        return confirm_live(any_newsroom.sessions, case, tokens=tokens, by=by, at=at).state.value

    def sends() -> str:
        return any_newsroom.article(body=FIXED)

    came = at_once([says, sends])
    refused = [each for each in came if each not in ("published", "harbour-bridge")]
    assert len(refused) == 1, came
    assert counts(any_newsroom) == (2, 1, 1)


def test_it_is_stopped_with_a_reason_and_may_be_late(any_newsroom: Newsroom) -> None:
    case = handed(any_newsroom)
    watch_handed_over(any_newsroom.sessions, at=any_newsroom.later(hours=2))
    with any_newsroom.sessions.reads() as session:
        assert session.query(Alarm).count() == 0
    watch_handed_over(any_newsroom.sessions, at=any_newsroom.later(days=4))
    assert (any_newsroom.row(Alarm, 1).kind, any_newsroom.row(Alarm, 1).cleared_at) == ("not_seen_live", None)
    by, tokens = any_newsroom.staff(), any_newsroom.tokens(case)
    stop_scheduled(any_newsroom.sessions, case, "Not so", tokens=tokens, by=by, at=any_newsroom.later())
    assert any_newsroom.row(Alarm, 1).cleared_at is not None
    row = any_newsroom.row(Correction, case)
    assert (row.state, row.live_due_at) == ("open", None)


def test_no_signature_may_follow_and_articles_of_the_desk_go_out_at_once(newsroom: Newsroom) -> None:
    handed(newsroom)
    newsroom.article("ferry", body="<p>The ferry carried 41 million people.</p>")
    case = newsroom.case(article="ferry")
    assert publish_two(newsroom, case, correction("4.1 million")).version == 2
    other = newsroom.case("closed in 2019", "closed in 2018")
    late = correction("closed in 2018", timing=Timing.LATER)
    with pytest.raises(SignaturesMissing):
        publish_now(newsroom, other, late, by=newsroom.staff())
    third = newsroom.case("was was", "was")
    assert publish_now(newsroom, third, minor("was"), by=newsroom.staff()).handed_over


def test_webhooks_hear_of_it_as_splices_and_without_words_once_it_is_over(newsroom: Newsroom) -> None:
    case = handed(newsroom)
    with newsroom.sessions.reads() as session:
        chosen = select(OutboxEvent).where(OutboxEvent.kind == "change.handed_off")
        payload = {"correction": case, "prepared": 1}
        assert session.scalars(chosen).one().payload == '{"correction": 1, "prepared": 1}'
    body = hook_body(newsroom.sessions, "change.handed_off", payload) or {}
    (splice,) = body["splices"]["changes"]
    assert (body["base_version"], splice["part"], "body" in body) == (1, "body", False)
    assert "4.1 million" in body["note"]
    confirm(newsroom, case)
    body = hook_body(newsroom.sessions, "change.handed_off", payload) or {}
    assert (body["splices"], body["note"]) == (None, "")


def test_a_second_change_of_a_paragraph_waits_until_the_first_is_live_or_stopped(
    any_newsroom: Newsroom,
) -> None:
    newsroom = any_newsroom
    first, editor = handed(newsroom), newsroom.staff()
    second = newsroom.case("on Monday", "on Tuesday")
    for decision in (minor("on Tuesday"), correction("on Tuesday", timing=Timing.WAIT)):
        with pytest.raises(ParagraphWithCms) as told:
            publish_now(newsroom, second, decision, by=editor)
        assert told.value.facts == {"case": f"C-{first}"}
    assert newsroom.row(Correction, second).state == "open"
    assert publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=editor).handed_over
    stop_scheduled(
        newsroom.sessions, first, "Both", tokens=newsroom.tokens(first), by=editor, at=newsroom.later()
    )
    assert publish_now(newsroom, second, minor("on Tuesday"), by=editor).handed_over


def test_the_last_signature_is_refused_as_well_while_the_paragraph_is_with_the_cms(
    newsroom: Newsroom,
) -> None:
    beside_a_cms(newsroom)
    newsroom.article(external_id="cms-7")
    waiting, quick = newsroom.case(), newsroom.case("on Monday", "on Tuesday")
    drafter, signer = newsroom.staff(name="Drafter"), newsroom.staff(name="Signer")
    publish_now(newsroom, waiting, correction("4.1 million", timing=Timing.WAIT), by=drafter)
    assert publish_now(newsroom, quick, minor("on Tuesday"), by=drafter).handed_over
    with pytest.raises(ParagraphWithCms):
        sign_now(newsroom, waiting, by=signer)
    assert newsroom.row(Correction, waiting).state == "awaiting_signature"


def test_changes_of_several_paragraphs_come_in_one_text_though_one_takes_its_paragraph_away(
    any_newsroom: Newsroom,
) -> None:
    newsroom = any_newsroom
    handed(newsroom)
    editor, gone = newsroom.staff(), "“We will not wait,” said Mayor Olha Marchenko."
    others = [newsroom.case(gone, ""), newsroom.case("was was", "was")]
    assert publish_two(
        newsroom, others[0], correction("", note="Correction: A quotation was taken away.")
    ).handed_over
    assert publish_now(newsroom, others[1], minor("was"), by=editor).handed_over
    both = FIXED.replace("was was", "was").replace(f"<p>{gone}</p>", "")
    newsroom.article(
        body=both + "<p>Besides.</p>"
    )  # whether the paragraph went or was rewritten, nobody can say
    assert newsroom.row(Correction, others[0]).state != "published"
    assert newsroom.row(Correction, others[1]).state == newsroom.row(Correction, 1).state == "published"


def test_all_changes_in_one_text_go_out_together(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    handed(newsroom)
    gone = "“We will not wait,” said Mayor Olha Marchenko."
    case = newsroom.case(gone, "")
    publish_two(newsroom, case, correction("", note="Correction: A quotation was taken away."))
    newsroom.article(body=FIXED.replace(f"<p>{gone}</p>", ""))
    assert {newsroom.row(Correction, number).state for number in (1, case)} == {"published"}
    assert counts(newsroom) == (3, 2, 2)
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_the_queue_lists_what_is_with_the_cms_by_when_it_is_due_and_counts_it(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    first = handed(newsroom)
    newsroom.later(days=2)
    second = newsroom.case("was was", "was")
    publish_now(newsroom, second, minor("was"), by=newsroom.staff())

    def listed(view: View = View.WITH_CMS) -> list[str]:
        page = queue(newsroom.sessions, Wanted(view), by=1, at=newsroom.later(days=2))
        assert page.counts["with_cms"] == len(page.cards) and miscounts(newsroom.sessions) == ()
        return [f"{card.reference} {'late' if card.is_overdue else 'in time'}" for card in page.cards]

    assert listed() == [f"C-{first} late", f"C-{second} in time"]
    confirm(newsroom, first)
    assert listed() == [f"C-{second} in time"]
    stop_scheduled(
        newsroom.sessions,
        second,
        "Not so",
        tokens=newsroom.tokens(second),
        by=newsroom.staff(),
        at=newsroom.later(),
    )
    assert listed() == [] and newsroom.row(Correction, second).handed_at is None
