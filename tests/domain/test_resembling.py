"""Lines to look at when a passage is gone: those that share its words, and never more than a hint."""

from __future__ import annotations

from corrections.domain.text.spans import Span
from corrections.domain.working.resembling import MOST_SHOWN, resembling

READ = "First line of it.\nThe council voted on Monday for repairs of the bridge.\nLast line."
WORDS = Span(READ.index("on Monday"), READ.index("on Monday") + len("on Monday"))


def shown(live: str, span: Span = WORDS, read: str = READ) -> list[str]:
    return [found.slice(live) for found in resembling(read, span, live)]


def test_the_line_that_shares_most_words_comes_first_and_its_shared_words_are_marked() -> None:
    live = "Repairs of the bridge: council voted.\nThe council has voted late on Monday for repairs of the bridge."
    assert shown(live) == ["Monday", "Repairs of the bridge: council voted."]


def test_a_line_that_shares_little_is_not_shown() -> None:
    assert shown("Monday was sunny in the whole of the country, and people went out.") == []
    assert shown("") == []


def test_a_passage_without_words_finds_nothing() -> None:
    assert shown("The council voted", Span(0, 1), "—") == []


def test_not_more_than_three_are_shown() -> None:
    line = "The council voted on Monday for repairs of the bridge."
    assert len(shown("\n".join([line] * 9))) == MOST_SHOWN
