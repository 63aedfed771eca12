"""Where a passage stands: six verdicts, each with its reason, asked in their order."""

from __future__ import annotations

import pytest

from corrections.domain.anchoring.edits import Edits, Kept, New, edits, identity, replaced, replay
from corrections.domain.anchoring.reversing import reversed_step
from corrections.domain.anchoring.verdicts import Judgement, Reason, Verdict, judge
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, Splice, apply, close, edits_of
from corrections.domain.text.spans import Part, Passage, Span
from tests.domain.articles import article, fixed, inserted, splice

TEXT = article("<p>The comittee said 12 people died.</p><p>Rain fell. The comittee met.</p>")


def words_of(base: ArticleText, words: str, *, after: str = "") -> Span:
    text = base.canonical(Part.BODY)
    start = text.index(words, text.index(after) + len(after))
    return Span(start, start + len(words))


def after_fixes(
    span: Span, *fixes: Splice, proposed: str | None = None, base: ArticleText = TEXT
) -> Judgement:
    """The verdict after fixes of the base, each its own version; later ones name their words there."""
    live, steps = base, []
    for change in fixes:
        fix = close(Fix(1, (change,)), live).fix
        steps.append(edits_of(fix, live))
        live = apply(fix, live)
    return judge(Passage(Part.BODY, span), proposed=proposed, base=base, steps=steps, live=live)


def over(
    body: Edits, span: Span, old: str, *, doubts: tuple[Span, ...] = (), proposed: str | None = None
) -> Judgement:
    """The verdict over edits of plain words that were computed."""
    base = ArticleText("H", "", old)
    live = ArticleText("H", "", replay(body, old))
    same = {Part.HEADLINE: identity(1), Part.DEK: identity(0)}
    step = VersionEdits(
        text={**same, Part.BODY: body}, string=body, computed=True, doubts={Part.BODY: doubts}
    )
    return judge(Passage(Part.BODY, span), proposed=proposed, base=base, steps=[step], live=live)


def test_only_exact_and_moved_may_be_published_in_one_step() -> None:
    assert {verdict for verdict in Verdict if verdict.publishes} == {Verdict.EXACT, Verdict.MOVED}


def test_untouched_words_are_exact_where_they_were_and_moved_elsewhere() -> None:
    here = words_of(TEXT, "comittee")
    assert after_fixes(here) == Judgement(Verdict.EXACT, here, Reason.KEPT)
    assert after_fixes(here, splice(TEXT, "died", "perished")).verdict is Verdict.EXACT
    moved = after_fixes(here, splice(TEXT, "The", "A new"))
    assert moved == Judgement(Verdict.MOVED, here.shifted(2), Reason.KEPT)


def test_a_passage_over_several_paragraphs_moves_as_one() -> None:
    span = words_of(TEXT, "died.\nRain")
    assert after_fixes(span, splice(TEXT, "12", "fifteen")).span == span.shifted(5)


def test_the_other_parts_have_places_of_their_own() -> None:
    passage = Passage(Part.HEADLINE, Span(2, 10))
    assert judge(passage, proposed=None, base=TEXT, steps=[], live=TEXT).verdict is Verdict.EXACT


def test_words_that_read_as_proposed_are_already_fixed() -> None:
    here = words_of(TEXT, "comittee")
    judged = after_fixes(here, splice(TEXT, "comittee", "committee"), proposed="committee")
    assert judged == Judgement(Verdict.ALREADY_FIXED, Span(4, 13), Reason.PROPOSAL_STANDS)
    wider = after_fixes(here, splice(TEXT, "The comittee", "The committee"), proposed="committee")
    assert wider.verdict is Verdict.ALREADY_FIXED
    assert (
        after_fixes(here, splice(TEXT, "comittee", "council"), proposed="committee").verdict
        is Verdict.CHANGED
    )


def test_a_style_of_quotation_marks_makes_no_difference_to_what_is_fixed() -> None:
    text = article("<p>He said it wont do.</p>")
    judged = after_fixes(words_of(text, "wont"), splice(text, "wont", "won’t"), proposed="won't", base=text)
    assert judged.verdict is Verdict.ALREADY_FIXED


@pytest.mark.parametrize(
    ("new", "verdict"),
    [("won't", Verdict.ALREADY_FIXED), ("won‘t", Verdict.CHANGED), ("wont", Verdict.CHANGED)],
)
def test_where_the_style_is_what_was_proposed_it_makes_the_difference(new: str, verdict: Verdict) -> None:
    text = article("<p>He said it won’t do.</p>")
    judged = after_fixes(words_of(text, "won’t"), splice(text, "won’t", new), proposed="won't", base=text)
    assert judged.verdict is verdict


def test_already_fixed_is_asked_before_exact() -> None:
    said = words_of(TEXT, "said")
    change = inserted(TEXT, "reportedly ", after="comittee ")
    assert after_fixes(said, change, proposed="reportedly said").verdict is Verdict.ALREADY_FIXED
    assert after_fixes(said, change).verdict is Verdict.MOVED


def test_a_proposed_removal_that_was_made_is_already_fixed() -> None:
    span = words_of(TEXT, "12 ")
    assert after_fixes(span, splice(TEXT, "12 ", ""), proposed="").verdict is Verdict.ALREADY_FIXED
    assert after_fixes(span, splice(TEXT, "12 ", "")).verdict is Verdict.GONE


def test_a_proposal_over_a_whole_paragraph_is_compared_line_by_line() -> None:
    span = words_of(TEXT, "The comittee said 12 people died.")
    gone = after_fixes(span, splice(TEXT, "The comittee said 12 people died.", ""), proposed="")
    assert gone.verdict is Verdict.ALREADY_FIXED


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("12", "12.5", "12"), ("12", "112", "12"), ("people", "townspeople", "people"), ("12", "-12", "12"),
        ("12", "12%", "12"), ("died", "half-died", "died"), ("died", "died-out", "died"),
    ],
)  # fmt: skip
def test_a_word_that_grew_is_another_word(old: str, new: str, words: str) -> None:
    start = new.index(words)
    before = Splice(Part.BODY, Span(words_of(TEXT, old).start, words_of(TEXT, old).start), "", new[:start])
    after = inserted(TEXT, new[start + len(words) :], after=old)
    judged = after_fixes(words_of(TEXT, words), before if start else after)
    assert (judged.verdict, judged.reason) == (Verdict.CHANGED, Reason.WORD_GREW)
    assert judged.span is not None


@pytest.mark.parametrize("sign", [",", ".", "!", "”", ":"])
def test_a_sign_beside_a_word_does_not_make_it_another(sign: str) -> None:
    assert after_fixes(words_of(TEXT, "said"), inserted(TEXT, sign, after="said")).verdict is Verdict.EXACT


def test_a_passage_that_ends_in_a_sign_minds_what_joins_the_sign() -> None:
    text = article("<p>Then 👍 was sent.</p>")
    judged = after_fixes(words_of(text, "👍"), inserted(text, "\U0001f3fd", after="👍"), base=text)
    assert judged.reason is Reason.WORD_GREW
    assert (
        after_fixes(words_of(text, "👍"), inserted(text, " so", after="👍"), base=text).verdict
        is Verdict.EXACT
    )


def test_rewritten_words_are_changed() -> None:
    span = words_of(TEXT, "comittee said")
    judged = after_fixes(span, splice(TEXT, "comittee", "council"))
    assert judged == Judgement(Verdict.CHANGED, Span(4, 16), Reason.REWRITTEN)
    whole = after_fixes(span, splice(TEXT, "comittee said", "council told"))
    assert whole == Judgement(Verdict.CHANGED, Span(4, 16), Reason.REWRITTEN)
    assert after_fixes(span, inserted(TEXT, " never", after="comittee")).verdict is Verdict.CHANGED


def test_what_is_left_of_words_is_changed_and_not_gone() -> None:
    judged = after_fixes(words_of(TEXT, "said 12"), splice(TEXT, "12 ", ""))
    assert judged.verdict is Verdict.CHANGED
    left = after_fixes(words_of(TEXT, "died.\nRain"), splice(TEXT, "The comittee said 12 people died.", ""))
    assert (left.verdict, left.span) == (Verdict.CHANGED, Span(0, 4))


def test_what_is_left_of_words_without_their_neighbours_is_changed_too() -> None:
    text = article("<p>One.</p><p>Two.</p><p>aa bb cc dd</p>")
    head = splice(text, "aa bb ", "")
    later = fixed(text, "aa bb ", "")
    judged = after_fixes(words_of(text, "bb cc"), head, splice(later, "Two.", ""), base=text)
    assert judged == Judgement(Verdict.CHANGED, Span(5, 7), Reason.REWRITTEN)


def test_deleted_words_are_gone_and_their_place_is_a_hint() -> None:
    judged = after_fixes(words_of(TEXT, "people "), splice(TEXT, "people ", ""))
    assert judged == Judgement(Verdict.GONE, None, Reason.DELETED, hints=(Span(21, 21),))


def test_words_whose_paragraph_went_are_gone() -> None:
    judged = after_fixes(words_of(TEXT, "12"), splice(TEXT, "The comittee said 12 people died.", ""))
    assert (judged.verdict, judged.span, judged.reason) == (Verdict.GONE, None, Reason.SURROUNDINGS_LOST)


def test_words_brought_back_are_exact_again() -> None:
    fix = close(Fix(1, (splice(TEXT, "comittee", "council"),)), TEXT).fix
    steps = [edits_of(fix, TEXT)]
    steps.append(reversed_step(steps[0], TEXT))
    passage = Passage(Part.BODY, words_of(TEXT, "comittee"))
    judged = judge(passage, proposed="council", base=TEXT, steps=steps, live=TEXT)
    assert judged == Judgement(Verdict.EXACT, passage.span, Reason.KEPT)
    typed_again = splice(apply(fix, TEXT), "council", "comittee")
    retyped = after_fixes(passage.span, splice(TEXT, "comittee", "council"), typed_again)
    assert retyped.verdict is Verdict.CHANGED


def test_a_point_stands_between_its_neighbours() -> None:
    point = Span(12, 12)
    assert after_fixes(point, splice(TEXT, "The", "A")) == Judgement(Verdict.MOVED, Span(10, 10), Reason.KEPT)
    between = after_fixes(point, inserted(TEXT, " twice", after="comittee"))
    assert between == Judgement(Verdict.CHANGED, Span(12, 18), Reason.REWRITTEN)
    assert after_fixes(Span(0, 0)).verdict is Verdict.EXACT
    end = Span(*2 * [len(TEXT.canonical(Part.BODY))])
    assert after_fixes(end).verdict is Verdict.EXACT


def test_a_point_beside_a_deletion_is_ambiguous() -> None:
    judged = after_fixes(Span(12, 12), splice(TEXT, "comittee ", ""))
    assert (judged.verdict, judged.span, judged.reason) == (Verdict.AMBIGUOUS, None, Reason.POINT_LOST)
    gone = after_fixes(Span(12, 12), splice(TEXT, "The comittee said 12 people died.", ""))
    assert gone.reason is Reason.SURROUNDINGS_LOST


def test_words_that_stand_twice_are_ambiguous() -> None:
    judged = over(edits([Kept(0, 9), New("\n"), Kept(0, 9)]), Span(4, 9), "Rain fell")
    assert judged == Judgement(Verdict.AMBIGUOUS, None, Reason.STANDS_TWICE, hints=(Span(4, 9), Span(14, 19)))


def test_words_whose_neighbours_changed_places_are_not_between_them() -> None:
    judged = over(edits([Kept(4, 3), New("x"), Kept(0, 3)]), Span(3, 4), "one two")
    assert judged == Judgement(Verdict.GONE, None, Reason.SURROUNDINGS_LOST)
    swapped = edits([Kept(4, 3), New("x"), Kept(0, 3)])
    assert over(swapped, Span(3, 4), "one two", proposed="x") == judged


@pytest.mark.parametrize("span", [Span(4, 8), Span(5, 5)])
def test_words_that_may_be_another_copys_are_ambiguous(span: Span) -> None:
    judged = over(replaced([(0, 0, "+")], 9), span, "Rain fell", doubts=(Span(2, 9),))
    assert judged == Judgement(Verdict.AMBIGUOUS, None, Reason.COPY_LOST, hints=(span.shifted(1),))
    assert over(identity(9), span, "Rain fell", doubts=(Span(0, 2),)).verdict is Verdict.EXACT


def test_edits_that_do_not_lead_to_the_live_words_prove_nothing() -> None:
    base, live = ArticleText("H", "", "Rain fell"), ArticleText("H", "", "Snow fell")
    same = {Part.HEADLINE: identity(1), Part.DEK: identity(0), Part.BODY: identity(9)}
    step = VersionEdits(text=same, string=identity(9))
    judged = judge(Passage(Part.BODY, Span(0, 4)), proposed=None, base=base, steps=[step], live=live)
    assert not judged.verdict.publishes


def test_without_a_chain_only_a_unique_quote_in_its_context_counts() -> None:
    passage = Passage(Part.BODY, words_of(TEXT, "12 people"))
    other = article(
        "<p>New first.</p><p>The comittee said 12\u00a0people died.</p><p>Rain fell. The comittee met.</p>"
    )
    found = judge(passage, proposed=None, base=TEXT, steps=None, live=other)
    assert found == Judgement(Verdict.MOVED, Span(29, 38), Reason.FOUND_BY_QUOTE)
    twice = article("<p>The comittee said 12 people lived.</p>")
    assert judge(passage, proposed=None, base=TEXT, steps=None, live=twice).reason is Reason.CONTEXT_DISAGREES
    gone = article("<p>Nothing.</p>")
    assert judge(passage, proposed=None, base=TEXT, steps=None, live=gone).verdict is Verdict.GONE
