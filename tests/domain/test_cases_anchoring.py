"""The anchoring cases that places, quotes and fixes decide on one version, each by its number."""

from __future__ import annotations

import pytest

from corrections.domain.anchoring.judgements import Judgement, Reason, Verdict
from corrections.domain.anchoring.quotes import locate, surroundings
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, Splice, apply, close, propose
from corrections.domain.text.graphemes import clusters
from corrections.domain.text.offsets import from_utf16, to_utf16
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import (
    CrossesBlocks,
    NothingChanges,
    OldTextMissing,
    Overlapping,
)
from tests.domain.articles import article, fixed, inserted, splice

MINISTERS = "The minister said the minister of finance will meet the minister on Friday."


def body(text: ArticleText) -> str:
    return text.canonical(Part.BODY)


def located(text: str, span: tuple[int, int], units: tuple[int, int]) -> str:
    """The words at a span, whose UTF-16 places must be those; offsets and quote with context must find it."""
    start, end = span
    assert (to_utf16(text, start), to_utf16(text, end)) == units
    assert (from_utf16(text, units[0]), from_utf16(text, units[1])) == span
    exact = text[start:end]
    prefix, suffix = surroundings(text, Span(start, end))
    by_place = locate(text, exact=exact, prefix="", suffix="", start=start, end=end)
    by_quote = locate(text, exact=exact, prefix=prefix, suffix=suffix, start=None, end=None)
    assert (
        (by_place.verdict, by_place.span)
        == (by_quote.verdict, by_quote.span)
        == (Verdict.EXACT, Span(start, end))
    )
    return exact


def searched(text: str, exact: str, prefix: str = "", suffix: str = "") -> Judgement:
    return locate(text, exact=exact, prefix=prefix, suffix=suffix, start=None, end=None)


@pytest.mark.parametrize(
    ("text", "span", "units", "words"),
    [
        pytest.param("🇺🇦 Ukraine says it recieved aid", (19, 27), (21, 29), "recieved", id="1"),
        pytest.param("Formula 𝑬=𝑚𝑐² was printed as E=mc3", (31, 34), (34, 37), "mc3", id="4"),
        pytest.param("🇺🇦🇺🇦🇺🇦 Goverment", (7, 16), (13, 22), "Goverment", id="5"),
    ],
)
def test_case_01_04_and_05_places_count_code_points_before_which_pairs_stand(
    text: str, span: tuple[int, int], units: tuple[int, int], words: str
) -> None:
    assert located(text, span, units) == words


def test_case_02_a_context_never_cuts_a_family() -> None:
    text = "The 👨\u200d👩\u200d👧 family moved in 2019"
    assert located(text, (26, 30), (29, 33)) == "2019"
    prefix, _ = surroundings(text, Span(26, 30))
    assert clusters(prefix)[4] == "👨\u200d👩\u200d👧"
    assert locate(text, exact=None, prefix="", suffix="", start=5, end=6).span == Span(4, 9)


def test_case_03_a_skin_tone_is_part_of_its_hand() -> None:
    text = "Voted 👍🏽 on the bill, the comittee said"
    assert located(text, (26, 34), (28, 36)) == "comittee"
    assert locate(text, exact="👍", prefix="", suffix="", start=6, end=7).span == Span(6, 8)


def test_case_08_a_selection_over_two_paragraphs_is_one_span() -> None:
    text = article("<p>The council voted on Monday.</p><p>The new fares affect riders.</p>")
    words = located(body(text), (21, 49), (21, 49))
    assert words == "Monday.\nThe new fares affect"
    for gap in (" ", "\n\n", ""):
        judged = searched(body(text), f"Monday.{gap}The new fares affect")
        assert judged.span == (Span(21, 49) if gap else None)
    fix = propose(text, Passage(Part.BODY, Span(21, 49)), proposed="Tuesday.\nThe new fares hit", base=1)
    assert [each.old for each in fix.splices] == ["Monday", "affect"]


def test_case_10_a_link_survives_a_fix_that_reaches_into_it() -> None:
    text = article('<p>President <a href="https://example.org/">Zelensky visited Kyiv-Pechersk</a> Lavra</p>')
    assert located(body(text), (10, 31), (10, 31)) == "Zelensky visited Kyiv"
    fix = propose(text, Passage(Part.BODY, Span(10, 31)), proposed="Zelenskyy visited Kyiv", base=1)
    assert apply(close(fix, text).fix, text).body == text.body.replace("Zelensky ", "Zelenskyy ")
    longer = propose(text, Passage(Part.BODY, Span(0, 18)), proposed="The mayor", base=1)
    closed = close(longer, text)
    assert closed.losses == ()
    assert '<a href="https://example.org/"> visited' in apply(closed.fix, text).body


def test_case_11_one_span_over_two_nodes_keeps_the_markup_or_tells_its_loss() -> None:
    text = article("<p>The <b>Nat</b>ional Bank</p>")
    assert located(body(text), (4, 12), (4, 12)) == "National"
    assert fixed(text, "National", "Central").body == "<p>The <b>Central</b> Bank</p>"
    assert close(Fix(1, (splice(text, "National ", ""),)), text).losses == ("element:b",)


def test_case_12_a_line_break_is_a_place_in_the_text() -> None:
    text = article("<p>Line one<br>Line two</p>")
    assert located(body(text), (5, 13), (5, 13)) == "one\nLine"
    assert searched(body(text), "oneLine").verdict is Verdict.GONE


def test_case_13_the_third_of_three_equal_words_is_the_one_that_changes() -> None:
    text = article(f"<p>{MINISTERS}</p>")
    assert located(body(text), (56, 64), (56, 64)) == "minister"
    change = Splice(Part.BODY, Span(56, 64), "minister", "ministers")
    assert body(apply(close(Fix(1, (change,)), text).fix, text)) == MINISTERS.replace(
        "meet the minister", "meet the ministers"
    )


def test_case_19_a_letter_alone_needs_its_place_and_white_space_is_no_quote() -> None:
    text = "m and m and m"
    assert locate(text, exact="m", prefix="", suffix="", start=6, end=7).verdict is Verdict.EXACT
    assert searched("one m here", "m").reason is Reason.TOO_SHORT
    assert searched(text, " ").reason is Reason.NO_QUOTE


def test_case_20_plain_spaces_find_the_hard_ones_which_stay() -> None:
    text = article("<p>It cost 5&nbsp;000&nbsp;000 UAH in 2023</p>")
    judged = searched(body(text), "5 000 000")
    assert (judged.verdict, judged.span) == (Verdict.EXACT, Span(8, 17))
    assert fixed(text, "in 2023", "in 2024").body == "<p>It cost 5&nbsp;000&nbsp;000 UAH in 2024</p>"


def test_case_21_a_word_is_found_without_its_soft_hyphen_which_goes_with_it() -> None:
    text = article("<p>The interna&shy;tional comis&shy;sion met</p>")
    judged = searched(body(text), "comission")
    assert (judged.verdict, judged.span) == (Verdict.EXACT, Span(19, 29))
    fix = propose(text, Passage(Part.BODY, Span(19, 29)), proposed="commission", base=1)
    assert body(apply(close(fix, text).fix, text)) == "The interna\u00adtional commission met"


def test_case_22_zero_width_spaces_are_passed_over_and_joiners_are_not() -> None:
    text = "Read https://example.org/\u200bvery/\u200blong path"
    assert searched(text, "very/long").span == Span(26, 36)
    assert searched("می\u200cخواهم", "میخواهم").verdict is Verdict.GONE
    assert searched("The 👨\u200d👩\u200d👧 family", "👨👩👧").verdict is Verdict.GONE


def test_case_23_straight_quotes_find_curly_ones() -> None:
    text = "“We won’t leave,” he said"
    assert searched(text, "won't").span == Span(4, 9)
    assert searched(text, '"We won\'t leave,"').span == Span(0, 17)


def test_case_24_both_spellings_of_a_letter_are_one_place() -> None:
    text = article("<p>Зеленськии\u0306 прии\u0306няв украі\u0308нські делегаціі\u0308</p>")
    assert located(body(text), (19, 29), (19, 29)) == "українські"
    assert searched(body(text), "украі\u0308нські").span == Span(19, 29)
    with pytest.raises(NothingChanges):
        close(propose(text, Passage(Part.BODY, Span(19, 29)), proposed="украі\u0308нські", base=1), text)


def test_case_25_letters_that_only_look_alike_are_a_real_change() -> None:
    text = article("<p>Президент CШA заявив</p>")
    assert located(body(text), (10, 13), (10, 13)) == "CШA"
    assert searched(body(text), "США").verdict is Verdict.GONE
    assert body(fixed(text, "CШA", "США")) == "Президент США заявив"


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        pytest.param("قال الوزير إن 25 شخصا قتلوا", (14, 16), "25", id="26"),
        pytest.param("השר אמר כי ב-2019 נחתם ההסכם", (13, 17), "2019", id="27"),
    ],
)
def test_case_26_and_27_right_to_left_words_keep_their_logical_order(
    text: str, span: tuple[int, int], words: str
) -> None:
    assert located(text, span, span) == words
    after = fixed(article(f"<p>{text}</p>"), words, "31")
    assert body(after) == text.replace(words, "31")


def test_case_35_fixes_side_by_side_both_apply() -> None:
    text = article("<p>0123456789abcdef</p>")
    pair = (
        Splice(Part.BODY, Span(5, 10), "56789", "xyz-xyz"),
        Splice(Part.BODY, Span(10, 12), "ab", ""),
        Splice(Part.BODY, Span(14, 15), "e", "E"),
    )
    assert body(apply(close(Fix(1, pair), text).fix, text)) == "01234xyz-xyzcdEf"


def test_case_36_an_insertion_needs_both_its_neighbours() -> None:
    text = article("<p>The minister said so. Others said so.</p>")
    change = inserted(text, "reportedly ", after="minister ")
    assert body(apply(close(Fix(1, (change,)), text).fix, text)).startswith(
        "The minister reportedly said so."
    )
    assert locate(body(text), exact="", prefix="", suffix="", start=13, end=13).span == Span(13, 13)
    assert (
        locate(body(text), exact="", prefix="said", suffix=" so", start=None, end=None).reason
        is Reason.NO_QUOTE
    )


def test_case_37_an_empty_proposal_deletes_the_words() -> None:
    text = article("<p>It was very very late.</p>")
    fix = propose(text, Passage(Part.BODY, Span(7, 12)), proposed="", base=1)
    assert [(each.old, each.new) for each in fix.splices] == [("very ", "")]
    assert body(apply(close(fix, text).fix, text)) == "It was very late."


@pytest.mark.parametrize("proposed", ["won’t", "won’t\u200b", "wo\u00adn’t", "\u200ewon’t"])
def test_case_38_a_proposal_that_looks_the_same_is_refused(proposed: str) -> None:
    text = article("<p>“We won’t leave,” he said</p>")
    with pytest.raises(NothingChanges):
        close(propose(text, Passage(Part.BODY, Span(4, 9)), proposed=proposed, base=1), text)


def test_case_42_displayed_capitals_are_not_the_text() -> None:
    assert searched("Once upon a time", "ONCE UPON").verdict is Verdict.GONE


def test_case_43_a_pull_quote_that_repeats_the_body_is_another_place() -> None:
    text = article("<blockquote>Fares rise in June</blockquote><p>The council says: Fares rise in June</p>")
    judged = searched(body(text), "Fares rise in June")
    assert (judged.reason, len(judged.hints)) == (Reason.SEVERAL_MATCHES, 2)
    assert searched(body(text), "Fares rise in June", prefix="The council says: ").span == Span(37, 55)
    after = fixed(text, "June", "July", after="council")
    assert body(after) == "Fares rise in June\nThe council says: Fares rise in July"


def test_case_48_markup_that_is_shown_as_text_is_text_in_fixes_too() -> None:
    text = article("<p>Attackers typed &lt;img src=x onerror=alert(1)&gt; there</p>")
    assert searched(body(text), "<img src=x onerror=alert(1)>").span == Span(16, 44)
    after = fixed(text, "there", "<script>alert(1)</script>")
    assert after.body.endswith("&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p>")


def test_case_50_a_quote_in_a_script_without_spaces_is_found() -> None:
    text = article("<p>東京都知事は昨日辞任した。</p>")
    assert searched(body(text), "昨日").span == Span(6, 8)
    fix = propose(text, Passage(Part.BODY, Span(6, 8)), proposed="今日", base=1)
    assert body(apply(close(fix, text).fix, text)) == "東京都知事は今日辞任した。"


@pytest.mark.parametrize("words", ["$&", "$$", "$'", "$`", r"\1", r"\g<0>", "%s", "{0}", "%(name)s", r"\n"])
def test_case_53_replacement_signs_are_literal_everywhere(words: str) -> None:
    text = article(f"<p>It cost {words} then.</p>")
    assert searched(body(text), words + " then").span == Span(8, 8 + len(words) + 5)
    assert body(fixed(text, words, f"{words}{words} 5")) == f"It cost {words}{words} 5 then."


def test_case_33_two_overlapping_changes_are_not_one_fix() -> None:
    text = article("<p>The comittee met.</p>")
    both = splice(text, "comittee", "committee"), splice(text, "The comittee", "The Committee")
    with pytest.raises(Overlapping):
        close(Fix(1, both), text)


def test_case_34_a_fix_applied_twice_is_refused() -> None:
    text = article("<p>The comittee met.</p>")
    fix = close(Fix(1, (splice(text, "comittee", "committee"),)), text).fix
    with pytest.raises(OldTextMissing):
        apply(fix, apply(fix, text))


def test_case_52_a_change_across_two_paragraphs_is_two_splices() -> None:
    text = article("<p>The council voted on Monday.</p><p>The new fares affect riders.</p>")
    with pytest.raises(CrossesBlocks):
        close(Fix(1, (splice(text, "Monday.\nThe", "Monday, the"),)), text)
    both = splice(text, "Monday.", "Monday:"), splice(text, "The", "the", after="Monday")
    assert body(apply(close(Fix(1, both), text).fix, text)).endswith("Monday:\nthe new fares affect riders.")
