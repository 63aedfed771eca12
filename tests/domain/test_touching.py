"""Which older passages a new version touches: never fewer than it does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.edits import (
    Edits,
    Kept,
    New,
    Restored,
    edits,
    identity,
    replaced,
    replay,
    through,
)
from corrections.domain.anchoring.reversing import removed_ranges, restoring, reversed_edits, reversed_step
from corrections.domain.anchoring.touching import MANY, touched_passages
from corrections.domain.anchoring.version_edits import VersionEdits, replay_version
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span


def step(body: Edits) -> VersionEdits:
    same = identity(5)
    return VersionEdits(text={Part.HEADLINE: same, Part.DEK: same, Part.BODY: body}, string=body)


def body_spans(steps: list[VersionEdits]) -> list[Span]:
    return [passage.span for passage in touched_passages(steps) if passage.part is Part.BODY]


@st.composite
def changes(draw: st.DrawFn, length: int) -> list[tuple[int, int, str]]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [(start, end, draw(st.text("xyz", max_size=3))) for start, end in pairs]


@given(st.data())
def test_every_passage_whose_characters_go_is_among_them(data: st.DataObject) -> None:
    text = "abcdefghijklmnopqrstuvwxyz"
    first = replaced(data.draw(changes(len(text))), len(text))
    second = replaced(data.draw(changes(first.new_length)), first.new_length)
    steps = [step(first), step(second)]
    whole = through([first, second])
    kept = {
        at for run in whole.runs if isinstance(run, Kept) for at in range(run.start, run.start + run.length)
    }
    before = {
        at for run in first.runs if isinstance(run, Kept) for at in range(run.start, run.start + run.length)
    }
    for lost in before - kept:
        assert any(span.start <= lost <= span.end for span in body_spans(steps))


def test_an_insertion_touches_what_stands_beside_it() -> None:
    spans = body_spans([step(replaced([(7, 7, ".5")], 20))])
    assert any(span.start <= 7 <= span.end for span in spans)
    assert not any(span.start <= 12 <= span.end for span in spans)


def test_words_added_at_the_end_touch_the_last_passage() -> None:
    spans = body_spans([step(identity(20)), step(replaced([(20, 20, "more")], 20))])
    assert any(span.end >= 19 for span in spans)


def test_very_many_changes_are_looked_at_as_one_stretch() -> None:
    many = replaced([(at, at + 1, "x") for at in range(0, 4 * MANY, 2)], 5 * MANY)
    assert len(body_spans([step(many)])) == 1


def test_the_other_parts_are_told_apart() -> None:
    headline = VersionEdits(
        text={Part.HEADLINE: replaced([(0, 3, "New")], 5), Part.DEK: identity(5), Part.BODY: identity(9)},
        string=identity(9),
    )
    assert Passage(Part.HEADLINE, Span(0, 4)) in touched_passages([headline])


@given(st.data(), st.text("abc", max_size=30))
def test_reversed_edits_give_the_old_text_back(data: st.DataObject, old: str) -> None:
    change = replaced(data.draw(changes(len(old))), len(old))
    new = replay(change, old)
    assert replay(reversed_edits(change, old), new) == old
    for start, end, new_start, new_end in removed_ranges(change, len(old)):
        assert old[start:end] or new[new_start:new_end]


def test_what_was_taken_out_is_restored_and_not_typed_again() -> None:
    change = replaced([(2, 4, "XY")], 6)
    back = reversed_edits(change, "abcdef")
    assert back.runs == (Kept(0, 2), Restored("cd", 2, 1), Kept(4, 2))
    assert through([change, back]) == Edits((Kept(0, 6),), versions=2)


def test_words_that_match_are_told_as_restored() -> None:
    change = step(edits([Kept(0, 2), New("cd"), Kept(2, 2), New("zz")]))
    told = restoring(change, {Part.BODY: [("cd", 7)]}, back=3)
    assert told.text[Part.BODY].runs == (Kept(0, 2), Restored("cd", 7, 3), Kept(2, 2), New("zz"))


def test_a_reversed_step_gives_the_old_version_back() -> None:
    old, new = ArticleText("Old", "", "<p>Old body</p>"), ArticleText("New", "", "<p>New body</p>")
    parts = {
        Part.HEADLINE: replaced([(0, 3, "New")], 3),
        Part.DEK: identity(0),
        Part.BODY: replaced([(0, 3, "New")], 8),
    }
    forth = VersionEdits(text=parts, string=replaced([(3, 6, "New")], len(old.body)))
    assert replay_version(forth, old) == new
    assert replay_version(reversed_step(forth, old), new) == old
