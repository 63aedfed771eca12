"""Counters say what there is, after every kind of act, and on both databases."""

from __future__ import annotations

from threading import Thread

from sqlalchemy import select

from corrections.models import Correction, Counter
from corrections.queries.sorting.counter_check import Miscount, miscounts
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.declining import Declined, DeclineReason, decline
from corrections.services.deciding.undoing import Reversal, undo
from corrections.services.sorting.recounting import recount
from corrections.services.transaction import transaction
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import NOTE, correction, publish_now


def value(newsroom: Newsroom, name: str) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalar(select(Counter.value).where(Counter.name == name)) or 0


def test_every_act_moves_the_counters_that_it_should(any_newsroom: Newsroom) -> None:
    it = any_newsroom
    it.article(desk="City")
    it.article("other")
    editor = it.staff()
    first, second, third = it.case(), it.case("in 2019", "in 2018"), it.case("was was", "was")
    it.case("the ferry", "a ferry", article="other")
    assert miscounts(it.sessions) == ()
    assert (value(it, "corrections:open"), value(it, "corrections:open:desk:1")) == (4, 3)
    publish_now(it, first, correction("4.1 million", timing=Timing.LATER), by=editor)
    assert value(it, "corrections:published:signature_due") == 1
    publish_now(it, second, correction("in 2018", timing=Timing.WAIT), by=editor)
    decline(
        it.sessions, third, Declined(DeclineReason.STYLE_CHOICE), tokens=it.tokens(third), by=editor,
        at=it.later(), house=it.house,
    )  # fmt: skip
    it.article("other", body=BRIDGE.replace("the ferry", "a boat"))
    assert value(it, "corrections:open:needs_place") == 1
    said = Reversal("It was right.", NOTE)
    undo(it.sessions, first, said, tokens=it.tokens(first), by=editor, at=it.later(), house=it.house)
    assert miscounts(it.sessions) == ()
    assert value(it, "corrections:published:signature_due") == 0


def test_what_an_act_counts_goes_with_it_when_it_fails(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    try:
        with transaction(newsroom.sessions) as session:
            session.get_one(Correction, case).severity = "serious"
            session.flush()
            raise ValueError
    except ValueError:
        pass
    assert miscounts(newsroom.sessions) == ()


def test_reports_on_many_articles_at_once_are_all_counted(any_newsroom: Newsroom) -> None:
    slugs = [f"story-{number}" for number in range(4)]
    for slug in slugs:
        any_newsroom.article(slug)
    reports = [
        Thread(target=any_newsroom.report, args=(words, "no"), kwargs={"article": slug})
        for slug in slugs
        for words in ("41 million", "in 2019", "Monday")
    ]
    for each in reports:
        each.start()
    for each in reports:
        each.join()
    assert value(any_newsroom, "corrections:open") == 12
    assert miscounts(any_newsroom.sessions) == ()


def test_counters_that_somebody_changed_by_hand_are_found_and_mended(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    with newsroom.sessions.acts() as session:
        session.get_one(Counter, "corrections:open").value = 7
        session.add(Counter(name="corrections:declined", value=2))
        session.commit()
    assert miscounts(newsroom.sessions) == (
        Miscount("corrections:declined", 2, 0),
        Miscount("corrections:open", 7, 1),
    )
    runner = newsroom.app.test_cli_runner()
    found = runner.invoke(args=["corrections", "counts"])
    assert found.exit_code == 1 and "corrections:open: the counter says 7, and there are 1" in found.output
    assert "2 counters mended." in runner.invoke(args=["corrections", "counts", "--mend"]).output
    assert "The counters are right." in runner.invoke(args=["corrections", "counts"]).output
    assert recount(newsroom.sessions) == 0
