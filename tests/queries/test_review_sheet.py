"""The review sheet: what is read, live and to be; who must agree; whose wording fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.domain.refusals import NotFound
from corrections.queries.desk.drafts import Draft
from corrections.queries.desk.queue import Wanted
from corrections.queries.desk.review_sheet import ReviewSheet, Wish, review_sheet
from corrections.queries.working.view_neighbours import neighbours_in_view
from corrections.services.deciding.decisions import Timing
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now

EDITOR = Actor(99, "Somebody", frozenset({Role.EDITOR}))


@pytest.fixture
def desk(any_newsroom: Newsroom) -> Newsroom:
    any_newsroom.article()
    return any_newsroom


def seen(newsroom: Newsroom, case: int, *, by: Actor = EDITOR, **wish: object) -> ReviewSheet:
    return review_sheet(
        newsroom.sessions,
        case,
        Wish(**wish),  # type: ignore[arg-type]
        by=by,
        at=newsroom.at,
        house=newsroom.house,
    )


def test_three_texts_stand_beside_each_other(desk: Newsroom) -> None:
    case = desk.case()
    publish_now(desk, desk.case("was was", "was"), minor("was"), by=desk.staff())
    sheet = seen(desk, case)
    assert (sheet.read_version, sheet.version, sheet.verdict) == (1, 2, "exact")
    assert sheet.as_read and sheet.live and sheet.outlook and sheet.outlook.change
    texts = (sheet.as_read.words, sheet.live.words, sheet.outlook.change.after.words)
    assert texts == ("41 million", "41 million", "4.1 million")
    assert sheet.outlook.next_version == 3


def test_the_form_starts_with_the_wording_most_readers_propose(desk: Newsroom) -> None:
    case = desk.case("41 million", "4.2 million")
    desk.report("41 million", "4.1 million")
    desk.report("41 million", "4.1 million")
    sheet = seen(desk, case)
    assert sheet.draft.proposed == "4.1 million"
    assert [(each.proposed, each.reports) for each in sheet.alternatives] == [
        ("4.1 million", 2),
        ("4.2 million", 1),
    ]
    other = sheet.alternatives[1].submission
    assert seen(desk, case, use=other).draft.proposed == "4.2 million"


def test_a_wording_for_other_words_is_no_alternative(desk: Newsroom) -> None:
    case = desk.case("41 million")
    desk.report("costing 41 million", "costing 4.3 million")
    sheet = seen(desk, case)
    assert len(sheet.reports) == 2 and len(sheet.alternatives) == 1
    assert [piece.text for piece in sheet.reports[1].pieces if piece.kind == "inserted"] == ["4.3"]


@pytest.mark.parametrize(
    ("words", "proposed", "kind", "people", "complete"),
    [
        ("was was closed", "was closed", "minor_fix", 1, True),
        ("41 million", "4.1 million", "correction", 2, False),
    ],
)
def test_kind_note_and_signatures_follow_from_the_change(
    desk: Newsroom, words: str, proposed: str, kind: str, people: int, complete: bool
) -> None:
    ahead = seen(desk, desk.case(words, proposed)).outlook
    assert ahead and ahead.draft.note_kind == kind
    assert bool(ahead.draft.note) is (kind != "minor_fix")
    assert (ahead.agreement.people, ahead.agreement.is_complete) == (people, complete)


def test_what_the_editor_chose_is_left_alone_and_the_rest_follows(desk: Newsroom) -> None:
    case = desk.case()
    first = seen(desk, case).draft
    typed = replace(first, note_kind="clarification", error_type="", proposed="4.5 million")
    then = seen(desk, case, typed=typed).draft
    assert then.note_kind == "clarification" and then.note.startswith("Clarification") and "4.5" in then.note
    own = replace(then, note="My own words.", proposed="4.6 million")
    assert seen(desk, case, typed=own).draft.note == "My own words."


def test_a_type_of_error_that_was_taken_out_stays_out(desk: Newsroom) -> None:
    case = desk.case()
    first = seen(desk, case).draft
    assert first.error_type == "number"
    then = seen(desk, case, typed=replace(first, error_type="", note="")).draft
    assert (then.error_type, then.note) == ("", "")
    assert seen(desk, case, typed=replace(first, note_kind="", severity="")).draft.note_kind == "correction"


def test_publishing_it_alone_later_is_offered_only_where_the_house_allows_it(desk: Newsroom) -> None:
    case = desk.case()
    assert seen(desk, case).outlook.agreement.may_follow
    desk.house = replace(desk.house, sign_later=False)
    assert not seen(desk, case).outlook.agreement.may_follow


def test_a_change_that_cannot_be_is_told_and_not_raised(desk: Newsroom) -> None:
    case = desk.case()
    for words, code in (("41 million", "nothing_changes"), ("a\x00b", "control_character")):
        ahead = seen(desk, case, typed=Draft(proposed=words)).outlook
        assert ahead and ahead.change is None and ahead.refusal and ahead.refusal.code == code


def test_badges_say_what_the_change_touches(desk: Newsroom) -> None:
    assert seen(desk, desk.case()).outlook.change.badges == ("number",)


def test_the_passage_is_marked_in_its_place(desk: Newsroom) -> None:
    case = desk.case("closed in 2019, and the ferry", "closed in 2018, and the ferry")
    html = seen(desk, case).passage_html
    assert html and html.count('class="the-passage"') == 2 and 'href="https://example.org/bridge"' in html


def test_without_a_certain_place_there_are_places_to_choose_from(desk: Newsroom) -> None:
    case = desk.case("the ferry", "a ferry")
    desk.article(body=BRIDGE.replace("the ferry", "a boat").replace("We will", "On the ferry we will"))
    sheet = seen(desk, case)
    assert not sheet.is_certain and sheet.outlook is None
    assert [(place.shown.words, place.is_hint) for place in sheet.places] == [
        ("a boat", True),
        ("the ferry", False),
    ]
    assert seen(desk, case, find="a boat").places[0].shown.words == "a boat"
    assert all(place.is_hint for place in seen(desk, case, find="a zeppelin").places)


def test_what_was_signed_is_shown_exactly_with_who_may_complete_it(desk: Newsroom) -> None:
    case, drafter = desk.case(), desk.staff(name="Ada")
    publish_now(desk, case, correction("4.1 million", timing=Timing.WAIT), by=drafter)
    prepared = seen(desk, case).prepared
    assert prepared and [each.name for each in prepared.signatures] == ["Ada"]
    assert prepared.is_signed_by(drafter.id) and not prepared.would_suffice(drafter.id, drafter.roles)
    assert prepared.would_suffice(99, frozenset({Role.EDITOR}))
    assert [piece.text for piece in prepared.blocks[0].pieces if piece.kind == "inserted"] == ["4.1"]


def test_the_next_case_is_the_one_due_next(desk: Newsroom) -> None:
    first = desk.case()
    desk.later(days=2)
    second = desk.case("was was", "was")

    def beside(case: int) -> tuple[str | None, str | None]:
        found = neighbours_in_view(desk.sessions, case, Wanted(), by=0, at=desk.at)
        return found.previous, found.following

    assert beside(first) == (None, f"C-{second}") and beside(second) == (f"C-{first}", None)
    assert beside(99) == (None, None)


def test_a_case_without_words_left_can_still_be_looked_at(desk: Newsroom) -> None:
    case = desk.case("", None, comment="The picture is wrong.")
    sheet = seen(desk, case)
    assert (sheet.verdict, sheet.as_read, sheet.live, sheet.passage_html) == ("", None, None, None)


def test_no_case_is_not_found(desk: Newsroom) -> None:
    with pytest.raises(NotFound):
        seen(desk, 7)
