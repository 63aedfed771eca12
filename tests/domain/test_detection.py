"""Who found an error first, as a case's origin tells it."""

from __future__ import annotations

import pytest

from corrections.domain.minding.detection import INSIDE, FoundBy, found_by


@pytest.mark.parametrize(
    ("relations", "finder"),
    [
        (("none",), FoundBy.READER),
        (("quoted",), FoundBy.SUBJECT),
        (("subject", "none"), FoundBy.SUBJECT),
        (("none", "subject"), FoundBy.READER),
        (("author",), FoundBy.AUTHOR),
        ((), FoundBy.STAFF),
    ],
)
def test_the_first_who_reported_it_counts(relations: tuple[str, ...], finder: FoundBy) -> None:
    assert found_by(opened_as=None, is_silent_edit=False, relations=relations) is finder


def test_a_case_that_staff_opened_was_noticed_by_whom_they_say() -> None:
    for finder in FoundBy:
        assert found_by(opened_as=finder, is_silent_edit=False, relations=("none",)) is finder


def test_an_edit_without_a_note_was_noticed_by_the_desk_itself() -> None:
    assert found_by(opened_as=None, is_silent_edit=True, relations=()) is FoundBy.AUTOMATIC


def test_what_outsiders_noticed_was_not_found_inside() -> None:
    outside = {FoundBy.READER, FoundBy.SUBJECT, FoundBy.NEWSROOM, FoundBy.REGULATOR}
    assert set(FoundBy) - INSIDE == outside
