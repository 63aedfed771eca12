"""Edits: one form for fixes, imports, moves and undo; composing two of them is arithmetic."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.edits import (
    Edits,
    Kept,
    New,
    Restored,
    compose,
    edits,
    identity,
    replaced,
    replay,
    through,
)
from corrections.domain.anchoring.reversing import reversed_edits
from corrections.domain.anchoring.version_edits import VersionEdits, replay_chain, replay_version
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span

SIGNS = st.characters(exclude_categories=["Cs"])
WORDS = st.text(SIGNS, max_size=6)


@st.composite
def changes(draw: st.DrawFn, length: int, *, chain: tuple[str, ...] = ()) -> Edits:
    """Any edits of a text of that length: runs kept in any order and twice, new words, words brought back."""
    runs: list[Kept | New | Restored] = []
    for _ in range(draw(st.integers(0, 5))):
        source = draw(st.sampled_from(["kept", "new", "restored"]))
        back = draw(st.integers(1, len(chain))) if chain else 0
        whole = length if source == "kept" else len(chain[-back]) if chain else 0
        start, end = sorted((draw(st.integers(0, whole)), draw(st.integers(0, whole))))
        if source == "kept":
            runs.append(Kept(start, end - start))
        elif source == "restored" and chain:
            runs.append(Restored(chain[-back][start:end], start, back))
        else:
            runs.append(New(draw(WORDS)))
    return edits(runs)


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[str], list[Edits]]:
    """Texts, and the edits from each to the next; a restored run stands in an earlier text."""
    texts, steps = [draw(st.text(SIGNS, max_size=12))], []
    for _ in range(draw(st.integers(1, 5))):
        change = draw(changes(len(texts[-1]), chain=tuple(texts[:-1])))
        texts.append(replay(change, texts[-1]))
        steps.append(change)
    return texts, steps


@given(st.text(SIGNS, max_size=12), st.data())
def test_composed_edits_lead_where_the_two_lead(text: str, data: st.DataObject) -> None:
    first = data.draw(changes(len(text)))
    second = data.draw(changes(first.new_length))
    whole = compose(first, second)
    assert replay(whole, text) == replay(second, replay(first, text))
    assert (whole.versions, whole.new_length) == (2, second.new_length)


@given(chains())
def test_a_chain_leads_from_every_text_to_every_later_one(chain: tuple[list[str], list[Edits]]) -> None:
    texts, steps = chain
    for start in range(len(steps)):
        for end in range(start + 1, len(steps) + 1):
            whole = through(steps[start:end])
            assert whole.versions == end - start
            assert replay(whole, texts[start]) == texts[end]


@given(st.text(SIGNS, max_size=12), st.data())
def test_composing_does_not_mind_where_one_begins(text: str, data: st.DataObject) -> None:
    first = data.draw(changes(len(text)))
    second = data.draw(changes(first.new_length))
    third = data.draw(changes(second.new_length))
    assert compose(compose(first, second), third) == compose(first, compose(second, third))


@given(st.text(SIGNS, max_size=12), st.data())
def test_keeping_everything_adds_nothing(text: str, data: st.DataObject) -> None:
    change = data.draw(changes(len(text)))
    assert compose(identity(len(text)), change).runs == change.runs
    assert compose(change, identity(change.new_length)).runs == change.runs


@given(st.text(SIGNS, max_size=12), st.data())
def test_a_cut_gives_the_runs_of_its_stretch(text: str, data: st.DataObject) -> None:
    change = data.draw(changes(len(text)))
    start, end = sorted(data.draw(st.tuples(*2 * [st.integers(0, change.new_length)])))
    assert replay(edits(change.cut(start, end)), text) == replay(change, text)[start:end]


def test_edits_have_one_normal_form() -> None:
    runs = [Kept(0, 2), Kept(2, 0), Kept(2, 3), New("a"), New(""), New("b"), Kept(9, 1), Kept(4, 1)]
    assert edits(runs).runs == (Kept(0, 5), New("ab"), Kept(9, 1), Kept(4, 1))
    restored = [Restored("a", 3, 1), Restored("b", 4, 1), Restored("c", 5, 2), Restored("d", 8, 2)]
    assert edits(restored).runs == (Restored("ab", 3, 1), Restored("c", 5, 2), Restored("d", 8, 2))
    assert Edits(()).new_length == 0


def test_ranges_are_replaced_in_place() -> None:
    change = replaced([(0, 2, "X"), (4, 4, "YZ"), (5, 6, "")], 6)
    assert change.runs == (New("X"), Kept(2, 2), New("YZ"), Kept(4, 1))
    assert replay(change, "abcdef") == "XcdYZe"


def test_words_typed_again_are_new_words() -> None:
    away = replaced([(0, 5, "")], 11)
    again = replaced([(0, 0, "hello")], 6)
    assert compose(away, again).runs == (New("hello"), Kept(5, 6))


def test_words_brought_back_are_the_old_ones_where_the_chain_reaches_them() -> None:
    away = replaced([(0, 5, "")], 11)
    back = reversed_edits(away, "hello there")
    assert back.runs == (Restored("hello", 0, 1), Kept(0, 6))
    assert compose(away, back).runs == identity(11).runs
    later = replaced([(3, 3, "+")], 11)
    assert through([away, back, later]).runs == (Kept(0, 3), New("+"), Kept(3, 8))
    assert through([back, later]).runs[0] == Restored("hel", 0, 1)


def test_words_brought_back_from_inside_a_composed_chain_are_new() -> None:
    first, away = replaced([(0, 0, "so ")], 5), replaced([(0, 8, "")], 8)
    composed = compose(first, away)
    restores = edits([Restored("so hello", 0, 1)])
    assert compose(composed, restores).runs == (New("so hello"),)
    assert through([first, away, restores]).runs == (New("so "), Kept(0, 5))
    earlier = edits([Restored("hello", 0, 3)])
    assert compose(composed, earlier).runs == (Restored("hello", 0, 1),)
    assert compose(composed, edits([Restored("hello", 0, 2)])).runs == (Kept(0, 5),)


@st.composite
def version_edits(draw: st.DrawFn) -> VersionEdits:
    spans = st.builds(lambda start, length: Span(start, start + length), *2 * [st.integers(0, 20)])
    return VersionEdits(
        text={part: draw(changes(20, chain=("earlier words", "later words"))) for part in Part},
        string=draw(changes(20, chain=("<p>words</p>",))),
        computed=draw(st.booleans()),
        doubts=draw(st.dictionaries(st.sampled_from(list(Part)), st.tuples(spans, spans))),
    )


@given(version_edits())
def test_stored_edits_are_read_as_they_were_written(step: VersionEdits) -> None:
    assert VersionEdits.from_json(json.loads(json.dumps(step.to_json()))) == step


@given(version_edits())
def test_a_map_of_positions_holds_no_words(step: VersionEdits) -> None:
    told = json.loads(json.dumps(step.position_map()))
    numbers = [run if isinstance(run, list) else [run] for runs in told["text"].values() for run in runs]
    assert all(isinstance(number, int) for run in numbers for number in run)
    lengths = {part: sum(run[1] if len(run) > 1 else run[0] for run in _lists(told, part)) for part in Part}
    assert lengths == {part: step.text[part].new_length for part in Part}
    assert set(told) == {"computed", "doubts", "text"}


def _lists(told: dict[str, dict[str, list[list[int] | int]]], part: Part) -> list[list[int]]:
    return [run if isinstance(run, list) else [run] for run in told["text"][part]]


@pytest.mark.parametrize("run", [[1], [1, 2, 3], None, 4, ["a", 1], [1, 2, "a"]])
def test_what_is_no_run_is_refused(run: object) -> None:
    stored = {"computed": False, "doubts": {}, "string": [run], "text": {part.value: [] for part in Part}}
    with pytest.raises(ValueError, match="not a run"):
        VersionEdits.from_json(stored)


def test_a_version_is_replayed_part_by_part() -> None:
    first = ArticleText("Old", "", "<p>Old</p>")
    step = VersionEdits(
        text={
            Part.HEADLINE: replaced([(0, 3, "New")], 3),
            Part.DEK: edits([New("A dek")]),
            Part.BODY: replaced([(0, 3, "New")], 3),
        },
        string=replaced([(3, 6, "New")], 10),
    )
    assert replay_version(step, first) == ArticleText("New", "A dek", "<p>New</p>")
    assert replay_chain([], first) == first
