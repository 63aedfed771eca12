"""The overview names all that needs the standards desk, each kind with the rows themselves."""

from __future__ import annotations

from corrections.domain.permissions import Role
from corrections.services.casework.taking_over import take_over
from corrections.services.deciding.decisions import Timing
from corrections.services.minding.watching_deadlines import watch_deadlines
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now
from tests.views.desk_visit import visit


def test_each_kind_of_what_needs_standards_is_shown_with_its_rows(newsroom: Newsroom) -> None:
    editor = newsroom.staff(name="Night Editor")
    for number in range(6):
        newsroom.article(f"story-{number}", BRIDGE)
    late = newsroom.case(article="story-0")
    newsroom.later(days=30)
    publish_now(
        newsroom, newsroom.case(article="story-1"), correction("4.1 million", timing=Timing.LATER), by=editor
    )
    waits = newsroom.case(article="story-2")
    publish_now(newsroom, waits, correction("4.1 million", timing=Timing.WAIT), by=editor)
    less = minor("in 2020", departure_reason="A slip of the pen.", error_type=None)
    publish_now(newsroom, newsroom.case("in 2019", "in 2020", article="story-3"), less, by=editor)
    newsroom.article("story-4", BRIDGE.replace("41 million", "4.1 million"), watched=True)
    mine = newsroom.case("was was", "was", article="story-5")
    standards = visit(newsroom, Role.STANDARDS)
    head = newsroom.staff(Role.STANDARDS)
    said = {"tokens": newsroom.tokens(mine), "by": head, "at": newsroom.at, "house": newsroom.house}
    take_over(newsroom.sessions, mine, "A person is harmed", **said)
    watch_deadlines(newsroom.sessions, at=newsroom.at)
    page = " ".join(standards.get("/standards/").text.split())
    for words in (
        "1 signature is due",
        "1 change waits for a signature",
        "1 page was changed without a note",
        "1 case is past the hard limit",
        "Past the hard limit: 1",
        "A slip of the pen.",
        'href="/desk/articles/story-4/without-note/',
    ):
        assert words in page, words
    for case in (late, waits, mine):
        assert f"/desk/corrections/C-{case}" in page
    taken = page.partition('id="taken-title"')[2].partition("</section>")[0]
    assert f"C-{mine}" in taken and f"C-{late}" not in taken


def test_the_overview_of_a_quiet_day_says_so(newsroom: Newsroom) -> None:
    page = visit(newsroom, Role.STANDARDS).get("/standards/").text
    for words in ("No signature is due", "No page was changed without a note", "No undecided case is with"):
        assert words in page, words
