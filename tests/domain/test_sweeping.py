"""Many passages judged in one sweep get the verdicts that each gets by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.edits import Kept, New, edits, identity, replaced, replay
from corrections.domain.anchoring.sweeping import sweep
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
    return step(change), replay(change, text)


@given(st.data())
def test_a_sweep_gives_every_passage_the_verdict_it_gets_by_itself(data: st.DataObject) -> None:
    first, middle = data.draw(changed(TEXT))
    second, live = data.draw(changed(middle))
    way = journey(Part.BODY, base=TEXT, steps=[first, second], live=live)
    ends = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
    proposals = st.none() | st.sampled_from(["", "13", "was shut"])
    asked = [
        (Span(*pair), said) for pair, said in data.draw(st.lists(st.tuples(ends, proposals), max_size=30))
    ]
    assert sweep(way, asked) == [way.judge(span, said) for span, said in asked]


def test_runs_that_may_be_another_copys_are_judged_one_by_one() -> None:
    way = journey(Part.BODY, base=TEXT, steps=[step(identity(len(TEXT)), doubts=(Span(4, 40),))], live=TEXT)
    assert sweep(way, [(Span(12, 18), None)]) == [way.judge(Span(12, 18), None)]


def test_runs_kept_twice_are_judged_one_by_one() -> None:
    twice = edits([Kept(0, len(TEXT)), New("\n"), Kept(0, len(TEXT))])
    way = journey(Part.BODY, base=TEXT, steps=[step(twice)], live=replay(twice, TEXT))
    assert sweep(way, [(Span(12, 18), None)]) == [way.judge(Span(12, 18), None)]


def test_a_short_kept_run_has_no_safe_stretch() -> None:
    change = replaced([(0, 40, "x")], 44)
    way = journey(Part.BODY, base=TEXT[:44], steps=[step(change)], live=replay(change, TEXT[:44]))
    assert sweep(way, [(Span(41, 43), None)]) == [way.judge(Span(41, 43), None)]
