"""Edits of texts that arrive whole: they give the new text back, and keep only what was most likely never touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.anchoring.comparing import compare, computed_edits
from corrections.domain.anchoring.edits import Kept, New, replay
from corrections.domain.anchoring.matching.doubts import doubtful_ranges
from corrections.domain.anchoring.matching.lines import Lines
from corrections.domain.anchoring.verdicts import Judgement, Reason, Verdict, judge
from corrections.domain.anchoring.version_edits import replay_version
from corrections.domain.reading.anchors import Match
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span

HARBOUR = (
    "The harbour office counted nineteen ferries on the first day of the strike, and three on the second."
)
BRIDGE = (
    "Engineers from two counties closed the old bridge after a routine inspection found cracks in a pillar."
)
SCHOOL = "Parents of pupils at the northern school were told on Sunday evening that lessons would start an hour late."
MARKET = (
    "Prices at the covered market rose by a tenth in a year, according to figures that the council published."
)
RAIN = (
    "Rain is expected from the west, with gusts that may lift loose tiles along the whole of the coast road."
)


def lines(*texts: str) -> str:
    return "\n".join(texts)


def judged(old: str, new: str, quote: str, *, copy: int = 0) -> Judgement:
    """Where the quote stands after a version that arrived whole; `copy` counts equal ones from 0."""
    start = -1
    for _ in range(copy + 1):
        start = old.index(quote, start + 1)
    base, live = (ArticleText("Headline", "", stored(text)) for text in (old, new))
    step = computed_edits(base, live)
    assert replay_version(step, base) == live
    passage = Passage(Part.BODY, Span(start, start + len(quote)))
    return judge(passage, proposed=None, base=base, steps=[step], live=live)


def stored(text: str) -> str:
    return "\n".join(f"<p>{line}</p>" for line in text.split("\n"))


def stands(old: str, new: str, quote: str) -> None:
    """The quote is said to stand where it stands for the first time in the new text."""
    found = judged(old, new, quote)
    assert (found.verdict.publishes, found.span) == (
        True,
        Span(new.index(quote), new.index(quote) + len(quote)),
    )


PIECES = st.lists(st.sampled_from([HARBOUR, BRIDGE, "Rain.", "a b", "", "12.5", "🇺🇦é"]), max_size=6)
EDITED = st.tuples(PIECES, PIECES, st.sampled_from([" ", "\n", ". "]))


@given(EDITED)
def test_the_edits_give_the_new_text_and_keep_nothing_twice(drawn: tuple[list[str], list[str], str]) -> None:
    old, new = drawn[2].join(drawn[0]), drawn[2].join(drawn[1])
    change, doubts = compare(old, new)
    assert replay(change, old) == new
    kept = [
        at for run in change.runs if isinstance(run, Kept) for at in range(run.start, run.start + run.length)
    ]
    assert len(kept) == len(set(kept))
    assert all(0 <= span.start < span.end <= len(old) for span in doubts)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_have_edits(old: str, new: str) -> None:
    assert replay(compare(old, new)[0], old) == new


def test_words_beside_an_edit_stand_where_they_stood() -> None:
    new = lines(HARBOUR.replace("nineteen", "twenty"), BRIDGE)
    stands(lines(HARBOUR, BRIDGE), new, "ferries on the first day")
    assert judged(lines(HARBOUR, BRIDGE), new, "counted nineteen ferries").verdict is Verdict.CHANGED


def test_a_moved_paragraph_keeps_its_words_also_when_one_of_them_was_changed() -> None:
    old = lines(HARBOUR, BRIDGE, SCHOOL, MARKET)
    stands(old, lines(SCHOOL, HARBOUR, BRIDGE, MARKET), "Sunday evening")
    stands(old, lines(SCHOOL.replace("hour", "half hour"), HARBOUR, BRIDGE, MARKET), "Sunday evening")


def test_a_paragraph_that_was_split_or_joined_keeps_its_words() -> None:
    long = f"{HARBOUR} {BRIDGE}"
    stands(lines(long, MARKET), lines(HARBOUR, BRIDGE, MARKET), "routine inspection")
    stands(lines(HARBOUR, BRIDGE, MARKET), lines(long, MARKET), "routine inspection")
    stands(lines(HARBOUR, BRIDGE, MARKET), lines(long.replace("two", "three"), RAIN), "routine inspection")


def test_in_a_paragraph_written_anew_nothing_is_found() -> None:
    new = lines(
        HARBOUR,
        "Nobody from the office of the harbour wanted to say on which day the ferries would sail again.",
    )
    assert not judged(lines(HARBOUR, BRIDGE), new, "the old bridge").verdict.publishes
    assert not judged(lines(HARBOUR, BRIDGE), new, "a routine").verdict.publishes


def test_a_line_changed_all_over_is_another_line_of_its_pattern() -> None:
    old = "On Monday the police in Kyiv said that 3 people were killed in shelling of the town of Sumy by night."
    new = "On Friday the rescue crew in Lviv said that 9 cows were lost in shelling of the port of Odesa by day."
    assert judged(lines(HARBOUR, old), lines(HARBOUR, new), "in shelling of the").verdict is not Verdict.MOVED


def test_a_copy_elsewhere_does_not_take_the_place_of_the_edited_original() -> None:
    old = lines(HARBOUR, BRIDGE, SCHOOL, MARKET, RAIN)
    edited = BRIDGE.replace("routine", "yearly")
    stands(old, lines(BRIDGE, HARBOUR, edited, SCHOOL, MARKET, RAIN), "Rain is expected")
    found = judged(old, lines(HARBOUR, edited, SCHOOL, MARKET, RAIN, BRIDGE), "the old bridge")
    assert found.span == Span(
        len(HARBOUR) + 1 + BRIDGE.index("the old"), len(HARBOUR) + 1 + BRIDGE.index(" after")
    )


def test_a_copy_that_took_the_place_in_order_gives_it_back() -> None:
    old = lines(HARBOUR, BRIDGE, SCHOOL, MARKET)
    edited = BRIDGE.replace("routine", "yearly")
    new = lines(
        HARBOUR.replace("nineteen", "20"), edited, SCHOOL.replace("an hour", "two hours"), BRIDGE, MARKET
    )
    found = judged(old, new, "the old bridge")
    assert found.span is not None and found.span.start == new.index("the old bridge")


def test_an_original_edited_at_both_ends_is_still_the_one_and_the_moved_line_its_copy() -> None:
    old = lines(HARBOUR, BRIDGE, SCHOOL, MARKET)
    edited = BRIDGE.replace("Engineers from", "Divers of the navy from").replace(
        "in a pillar", "in three arches"
    )
    found = judged(old, lines(HARBOUR, edited, SCHOOL, MARKET, BRIDGE), "the old bridge after a routine")
    assert found.span is not None and found.span.start == len(HARBOUR) + 1 + edited.index("the old")


def test_which_of_two_places_is_the_old_one_is_left_to_a_person() -> None:
    old = lines(HARBOUR, BRIDGE, SCHOOL, MARKET)
    half = "Divers of the navy shut the old bridge after a routine inspection found cracks under its arches."
    found = judged(old, lines(HARBOUR, half, SCHOOL, MARKET, BRIDGE), "the old bridge")
    assert (found.verdict, found.reason) == (Verdict.AMBIGUOUS, Reason.COPY_LOST)


def test_words_that_a_deletion_might_have_taken_or_left_are_doubtful_on_either_side() -> None:
    old, new = "a very very long day", "a very long day"
    after = [Match(0, 0, 2), Match(7, 2, 13)]
    before = [Match(0, 0, 7), Match(12, 7, 8)]
    assert doubtful_ranges(after, old, new, Lines(old), ()) == (Span(7, 12),)
    assert doubtful_ranges(before, old, new, Lines(old), ()) == (Span(2, 7),)


def test_of_a_doubled_word_nobody_knows_which_one_went() -> None:
    old, new = "It was a very very long day, they said.", "It was a very long day, they said."
    assert judged(old, new, "very").verdict is Verdict.AMBIGUOUS
    assert judged(old, new, "very", copy=1).verdict is not Verdict.MOVED
    assert judged(new, old, "very").verdict is Verdict.AMBIGUOUS


def test_a_long_text_edited_all_over_is_compared_by_its_runs_of_words() -> None:
    pieces = [
        f"In week {n} the board of dock {n} met {n + 3} times about {n * 7} tons of freight"
        for n in range(90)
    ]
    old = " and ".join(pieces)
    new = " and ".join(
        piece.replace("freight", "coal") if n % 9 == 4 else piece for n, piece in enumerate(pieces)
    )
    stands(lines(old, HARBOUR), lines(new, HARBOUR), "dock 47 met 50 times")


def test_the_same_words_with_other_spaces_are_compared_by_character() -> None:
    old = " ".join(f"word{n}" for n in range(300))
    new = f"{old[:900].replace(' word50 ', '  word50  ')}{old[900:]} end"
    stands(f"start {old}", f"begin {new}", "word90 word91")


def test_what_is_too_long_to_compare_is_replaced() -> None:
    old, new = "ab" * 2500, "ba" * 2500 + "c"
    assert compare(old, new)[0].runs == (New(new),)
    long = " ".join(f"word{n}" for n in range(12))
    framed = (f"one {long} {old} two {long[::-1]} x", f"uno {long} {new} due {long[::-1]} y")
    assert not any(isinstance(run, Kept) and run.length > 100 for run in compare(*framed)[0].runs)


def test_one_edited_line_among_many_leaves_all_others_in_place() -> None:
    old = lines(HARBOUR, BRIDGE, SCHOOL, MARKET, RAIN)
    new = lines(HARBOUR, BRIDGE, SCHOOL.replace("Sunday", "Monday"), MARKET, RAIN)
    change, doubts = compare(old, new)
    assert sum(run.length for run in change.runs if isinstance(run, New)) == len("Monday")
    assert doubts == ()


def test_lines_that_changed_places_are_no_edits_in_place() -> None:
    others = [f"On day {n} of the strike the harbour office counted {n * 3} ferries." for n in range(12)]
    swapped = [others[1], others[0], *others[2:]]
    change, _ = compare(lines(*others), lines(*swapped))
    assert not any(isinstance(run, New) and run.text.strip() for run in change.runs)
