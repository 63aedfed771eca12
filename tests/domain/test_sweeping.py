"""What a sweep calls kept is what each passage is judged to be by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.edits import Kept, New, edits, identity, replaced, replay
from corrections.domain.anchoring.sweeping import kept_shifts
from corrections.domain.anchoring.verdicts import journey
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.spans import Part, Span

TEXT = "The harbour bridge was closed in 2019. It cost 12 million.\nThe ferry runs at 6. Nobody waits for it now."


def step(body: object, *, doubts: tuple[Span, ...] = ()) -> VersionEdits:
    parts = {Part.HEADLINE: identity(0), Part.DEK: identity(0), Part.BODY: body}
    return VersionEdits(text=parts, string=body, computed=True, doubts={Part.BODY: doubts})  # type: ignore[arg-type]


@st.composite
def changed(draw: st.DrawFn, text: str) -> tuple[VersionEdits, str]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    words = st.text(st.sampled_from("ab .5\n"), max_size=4)
    changes = [(start, end, draw(words)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    change = replaced(changes, len(text))
    doubts = st.tuples(st.integers(0, 40), st.integers(40, 60)).map(lambda ends: Span(*ends))
    return step(change, doubts=draw(st.just(()) | st.tuples(doubts))), replay(change, text)


@given(st.data())
def test_a_passage_that_a_sweep_calls_kept_is_judged_exact_or_moved_by_as_much(data: st.DataObject) -> None:
    first, middle = data.draw(changed(TEXT))
    second, live = data.draw(changed(middle))
    way = journey(Part.BODY, base=TEXT, steps=[first, second], live=live)
    ends = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
    spans = [Span(*pair) for pair in data.draw(st.lists(ends, max_size=30))]
    proposal = data.draw(st.none() | st.sampled_from(["", "13", "was shut"]))
    for span, shift in zip(spans, kept_shifts(way, spans), strict=True):
        if shift is not None:
            judged = way.judge(span, proposal)
            assert (judged.verdict.value, judged.span) == ("moved" if shift else "exact", span.shifted(shift))


def test_far_from_every_edit_a_passage_is_kept_by_arithmetic() -> None:
    change = replaced([(16, 19, "is")], len(TEXT))
    way = journey(Part.BODY, base=TEXT, steps=[step(change)], live=replay(change, TEXT))
    assert kept_shifts(way, [Span(4, 11), Span(20, 26), Span(46, 48), Span(14, 21)]) == [0, None, -1, None]


def test_runs_that_may_be_another_copys_are_judged_one_by_one() -> None:
    way = journey(Part.BODY, base=TEXT, steps=[step(identity(len(TEXT)), doubts=(Span(4, 40),))], live=TEXT)
    spans = [Span(12, 18), Span(43, 47), Span(36, 42)]
    assert kept_shifts(way, spans) == [None, 0, None]


def test_a_doubt_about_a_later_version_is_one_about_the_words_of_the_base() -> None:
    added = replaced([(0, 0, "Now: ")], len(TEXT))
    unsure = step(identity(len(TEXT) + 5), doubts=(Span(0, 4), Span(9, 16)))
    way = journey(Part.BODY, base=TEXT, steps=[step(added), unsure], live="Now: " + TEXT)
    assert kept_shifts(way, [Span(4, 11), Span(12, 18)]) == [None, 5]


def test_runs_kept_twice_are_judged_one_by_one() -> None:
    twice = edits([Kept(0, len(TEXT)), New("\n"), Kept(0, len(TEXT))])
    way = journey(Part.BODY, base=TEXT, steps=[step(twice)], live=replay(twice, TEXT))
    assert kept_shifts(way, [Span(12, 18)]) == [None]


def test_a_short_kept_run_has_no_safe_stretch() -> None:
    change = replaced([(0, 40, "x")], 44)
    way = journey(Part.BODY, base=TEXT[:44], steps=[step(change)], live=replay(change, TEXT[:44]))
    assert kept_shifts(way, [Span(41, 43)]) == [None]
