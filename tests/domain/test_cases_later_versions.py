"""The anchoring cases that later versions decide, each by its number: stored fixes, and bodies that came whole."""

from __future__ import annotations

import pytest

from corrections.domain.anchoring.comparing import computed_edits
from corrections.domain.anchoring.reversing import reversed_step
from corrections.domain.anchoring.verdicts import Judgement, Reason, Verdict, judge
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, Splice, apply, carry, close, edits_of
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import NoLongerStands
from tests.domain.articles import article, inserted, splice

COMITTEE = article("<p>The comittee met. Others came.</p>")


def lines(*paragraphs: str) -> ArticleText:
    return article("".join(f"<p>{words}</p>" for words in paragraphs))


def body(text: ArticleText) -> str:
    return text.canonical(Part.BODY)


def span_of(text: ArticleText, words: str, *, after: str = "") -> Span:
    start = body(text).index(words, body(text).index(after))
    return Span(start, start + len(words))


def replaced_whole(
    base: ArticleText, live: ArticleText, span: Span, proposed: str | None = None
) -> Judgement:
    """The verdict on a passage of `base` after `live` arrived whole from outside."""
    steps = [computed_edits(base, live)]
    return judge(Passage(Part.BODY, span), proposed=proposed, base=base, steps=steps, live=live)


def fix(text: ArticleText, *changes: Splice) -> tuple[ArticleText, VersionEdits]:
    closed = close(Fix(1, changes), text).fix
    return apply(closed, text), edits_of(closed, text)


def never_elsewhere(judged: Judgement, truth: Span | None) -> bool:
    """Whether nothing is published at another place than the true one."""
    return not judged.verdict.publishes or judged.span == truth


def test_case_14_the_copy_that_was_changed_already_is_not_looked_for_elsewhere() -> None:
    base = lines("Ivanov spoke first and Ivanov spoke last.")
    span = span_of(base, "Ivanov", after="and")
    live, step = fix(base, Splice(Part.BODY, span, "Ivanov", "Petrov"))
    passage = Passage(Part.BODY, span)
    judged = judge(passage, proposed="Petrov", base=base, steps=[step], live=live)
    assert (judged.verdict, judged.span) == (Verdict.ALREADY_FIXED, span)
    assert not replaced_whole(base, live, span, "Petrov").verdict.publishes
    assert not replaced_whole(base, live, span).verdict.publishes


def test_case_15_a_sentence_like_the_deleted_one_is_not_taken_for_it() -> None:
    alpha = "Team Alpha won the cup on Sunday after a long match in the rain."
    beta = "Team Beta won the cup on Monday after a long match in the rain."
    for base, live in ((lines(alpha, beta), lines(beta)), (lines(f"{alpha} {beta}"), lines(beta))):
        for words in (alpha, "Alpha", "Sunday"):
            judged = replaced_whole(base, live, span_of(base, words))
            assert not judged.verdict.publishes
    kept, step = fix(lines(alpha, beta), splice(lines(alpha, beta), alpha, ""))
    passage = Passage(Part.BODY, Span(0, len(alpha)))
    judged = judge(passage, proposed=None, base=lines(alpha, beta), steps=[step], live=kept)
    assert judged.verdict is Verdict.GONE


def test_case_16_last_years_figure_is_not_changed_for_this_years() -> None:
    base = lines("Last year 12 people died. This year 12 people died.")
    span = span_of(base, "12", after="This")
    for new in (
        "Last year 12 people died. Nobody knows how many have died since.",
        "Last year 12 people died. This time the figure stands at fifteen victims.",
        "Last year 12 people died.",
    ):
        assert not replaced_whole(base, lines(new), span, "15").verdict.publishes


def test_case_17_one_of_three_daily_lines_is_not_found_in_the_others() -> None:
    day = "On {} the ministry said that {} people were killed in shelling of the city centre and its suburbs."
    monday, tuesday, wednesday = (
        day.format("Monday", 12),
        day.format("Tuesday", 15),
        day.format("Wednesday", 9),
    )
    base = lines(monday, tuesday, wednesday)
    start = body(base).index("15")
    span = Span(start, body(base).index("centre", start) + len("centre"))
    for live in (lines(monday, wednesday), lines(wednesday, monday), lines(monday)):
        assert not replaced_whole(base, live, span).verdict.publishes


def test_case_18_a_short_name_is_gone_with_its_paragraph() -> None:
    base = lines("The delegation arrived at night.", "It left Kiev early.", "Talks in Lviv went on.")
    live = lines("The delegation arrived at night.", "Talks in Lviv went on.")
    judged = replaced_whole(base, live, span_of(base, "Kiev"), "Kyiv")
    assert judged.verdict in {Verdict.GONE, Verdict.CHANGED}


def test_case_32_a_report_on_an_old_version_is_judged_on_the_live_one() -> None:
    third = COMITTEE
    fourth, first_step = fix(third, splice(third, "Others", "Two others"))
    fifth, second_step = fix(fourth, splice(fourth, "comittee", "committee"))
    steps = [first_step, second_step]
    here = Passage(Part.BODY, span_of(third, "comittee"))
    told = judge(here, proposed="committee", base=third, steps=steps, live=fifth)
    assert (told.verdict, told.span) == (Verdict.ALREADY_FIXED, Span(4, 13))
    other = Passage(Part.BODY, span_of(third, "came"))
    moved = judge(other, proposed="went", base=third, steps=steps, live=fifth)
    assert (moved.verdict, moved.span) == (Verdict.MOVED, span_of(fifth, "came"))


def test_case_33_of_two_overlapping_fixes_the_second_is_changed() -> None:
    wide = close(Fix(1, (splice(COMITTEE, "The comittee", "The Committee"),)), COMITTEE).fix
    live, step = fix(COMITTEE, splice(COMITTEE, "comittee", "committee"))
    passage = Passage(Part.BODY, wide.splices[0].span)
    judged = judge(passage, proposed="The Committee", base=COMITTEE, steps=[step], live=live)
    assert judged.verdict is Verdict.CHANGED
    with pytest.raises(NoLongerStands):
        carry(wide, [step], base=COMITTEE, onto=2)


def test_case_34_the_same_fix_is_not_published_twice() -> None:
    said = inserted(COMITTEE, "reportedly ", after="comittee ")
    for change in (splice(COMITTEE, "comittee", "committee"), said):
        closed = close(Fix(1, (change,)), COMITTEE).fix
        with pytest.raises(NoLongerStands):
            carry(closed, [edits_of(closed, COMITTEE)], base=COMITTEE, onto=2)


def test_case_35_a_fix_beside_another_is_carried_past_it() -> None:
    base = lines("0123456789abcdef")
    first = Splice(Part.BODY, Span(5, 10), "56789", "xyz-xyz-")
    second = close(Fix(1, (Splice(Part.BODY, Span(13, 15), "de", "DE"),)), base).fix
    _, step = fix(base, first)
    with pytest.raises(NoLongerStands):  # the figures are one word, and it grew
        carry(second, [step], base=base, onto=2)
    spaced = lines("01234 56789 ab cdef")
    later = close(Fix(1, (splice(spaced, "ab", "AB"),)), spaced).fix
    live, step = fix(spaced, splice(spaced, "56789", "5"))
    assert body(apply(carry(later, [step], base=spaced, onto=2), live)) == "01234 5 AB cdef"


def test_case_36_an_insertion_beside_a_deletion_needs_a_person() -> None:
    base = lines("The minister of finance said so.")
    point = Span(*2 * [body(base).index(" said")])
    live, step = fix(base, splice(base, " of finance", ""))
    judged = judge(Passage(Part.BODY, point), proposed=" reportedly", base=base, steps=[step], live=live)
    assert (judged.verdict, judged.reason) == (Verdict.AMBIGUOUS, Reason.POINT_LOST)
    assert not replaced_whole(base, live, point, " reportedly").verdict.publishes


POSTS = (
    "10:15 The mayor has arrived at the bridge with two aides.",
    "10:02 Police closed the northern road to all traffic.",
    "09:40 Rain is expected until the late afternoon in the valley.",
)


def test_case_39_and_40_a_live_page_is_followed_by_its_words_and_not_by_its_order() -> None:
    base = lines(*POSTS)
    newest = "10:30 The first cars are crossing again."
    for words in ("northern", "two aides", "late afternoon"):
        for order in ((newest, *POSTS), (POSTS[1], newest, POSTS[0], POSTS[2]), (newest, *POSTS[::-1])):
            live = lines(*order)
            judged = replaced_whole(base, live, span_of(base, words))
            assert (judged.verdict, judged.span) == (Verdict.MOVED, span_of(live, words))


def test_case_51_a_moved_paragraph_takes_its_passages_along() -> None:
    texts = (
        "The council met on Monday evening in the old hall.",
        "Fares for the ferry rise in June by a tenth.",
        "Nobody from the union was there to speak.",
        "The comission will look at the accounts again in May.",
        "A second reading follows after the summer.",
    )
    base = lines(*texts)
    live = lines(texts[0], texts[3], texts[1], texts[2], texts[4])
    for words in ("comission", "Fares", "union", texts[3]):
        judged = replaced_whole(base, live, span_of(base, words))
        assert judged.verdict.publishes
        assert judged.span == span_of(live, words)


def test_case_52_in_a_paragraph_that_was_split_or_joined_nothing_is_misplaced() -> None:
    first, second = "The council voted on Monday for higher fares.", "The ferry will cost more from June on."
    split, joined = lines(first, second), lines(f"{first} {second}")
    for base, live in ((split, joined), (joined, split)):
        for words in ("Monday", "The ferry", "fares.", "June on", "The council voted"):
            judged = replaced_whole(base, live, span_of(base, words))
            assert never_elsewhere(judged, span_of(live, words))
    over_the_gap = Span(body(joined).index("fares."), body(joined).index("ferry") + 5)
    assert never_elsewhere(replaced_whole(joined, split, over_the_gap), None)


def test_case_54_when_one_of_two_equal_sentences_goes_nobody_knows_which() -> None:
    base = lines("12 people died. Rain fell. 12 people died. Roads closed.")
    live = lines("12 people died. Roads closed.")
    for span in (Span(0, 9), Span(0, 15)):
        assert replaced_whole(base, live, span).verdict in {Verdict.AMBIGUOUS, Verdict.GONE, Verdict.CHANGED}
    known, step = fix(base, splice(base, "12 people died. Rain fell. ", ""))
    passage = Passage(Part.BODY, Span(0, 9))
    judged = judge(passage, proposed=None, base=base, steps=[step], live=known)
    assert (body(known), judged.verdict.publishes) == (body(live), False)


def test_case_54_the_copy_that_a_stored_fix_left_is_known() -> None:
    base = lines("12 people died. Rain fell. 12 people died. Roads closed.")
    live, step = fix(base, splice(base, "12 people died. Rain fell. ", ""))
    second = Passage(Part.BODY, span_of(base, "12 people", after="Rain"))
    judged = judge(second, proposed=None, base=base, steps=[step], live=live)
    assert (judged.verdict, judged.span) == (Verdict.MOVED, Span(0, 9))


def test_case_55_paragraphs_that_changed_places_keep_their_passages() -> None:
    base = lines("P1 the comission met.", "P2 rain fell on the city.", "P3 end.")
    live = lines("P2 rain fell on the city.", "P1 the comission met.", "P3 end.")
    judged = replaced_whole(base, live, Span(7, 16))
    assert (judged.verdict, judged.span) == (Verdict.MOVED, span_of(live, "comission"))
    assert judge(Passage(Part.BODY, Span(7, 16)), proposed=None, base=base, steps=None, live=live).span in (
        None,
        span_of(live, "comission"),
    )


def test_case_56_when_a_version_is_withdrawn_what_it_fixed_is_open_again() -> None:
    fourth, step = fix(COMITTEE, splice(COMITTEE, "comittee", "committee"))
    passage = Passage(Part.BODY, span_of(COMITTEE, "comittee"))
    fixed = judge(passage, proposed="committee", base=COMITTEE, steps=[step], live=fourth)
    back = [step, reversed_step(step, COMITTEE)]
    again = judge(passage, proposed="committee", base=COMITTEE, steps=back, live=COMITTEE)
    assert (fixed.verdict, again.verdict) == (Verdict.ALREADY_FIXED, Verdict.EXACT)
    imported = [step, computed_edits(fourth, COMITTEE)]
    judged = judge(passage, proposed="committee", base=COMITTEE, steps=imported, live=COMITTEE)
    assert judged.verdict is not Verdict.ALREADY_FIXED
    assert never_elsewhere(judged, passage.span)
