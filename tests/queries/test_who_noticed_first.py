"""Who found the errors, read from the cases as they came about."""

from __future__ import annotations

from datetime import timedelta

from corrections.domain.minding.detection import FoundBy
from corrections.domain.text.spans import Part, Passage, Span
from corrections.queries.minding.fact_reading import read_facts
from corrections.services.working.opening import Finding, open_case
from tests.newsroom import BRIDGE, Newsroom


def test_each_case_is_counted_by_whoever_noticed_it_first(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    newsroom.article("ferry", "<p>The ferry sails at noon, they say.</p>")
    newsroom.case("41 million", "4.1 million")
    newsroom.case("Olha Marchenko", "Olena Marchenko", relation="subject")
    newsroom.case("in 2019", "in 2018", relation="author")
    for start, finder in ((4, FoundBy.STAFF), (10, FoundBy.REGULATOR)):
        found = Finding("ferry", 1, Passage(Part.BODY, Span(start, start + 5)), found_by=finder)
        open_case(newsroom.sessions, found, by=newsroom.staff(), at=newsroom.later(), house=newsroom.house)
    newsroom.later()
    newsroom.article(body=BRIDGE.replace("41 million", "4.1 million"), watched=True)
    with newsroom.sessions.reads() as session:
        facts = read_facts(session, since=newsroom.at - timedelta(days=9), until=newsroom.at).whole
    assert [case.found_by for case in facts.cases] == [
        FoundBy.READER,
        FoundBy.SUBJECT,
        FoundBy.AUTHOR,
        FoundBy.STAFF,
        FoundBy.REGULATOR,
        FoundBy.AUTOMATIC,
    ]
