"""The anchoring cases that taking text in decides, each by its number."""

from __future__ import annotations

import unicodedata

import pytest

from corrections.domain.text.graphemes import last_clusters
from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.markup import ImportedText, import_html, import_plain
from corrections.domain.text.plain_text import admit_quote
from corrections.domain.text.stored_string import canonical_text, scan
from corrections.domain.text.text_refusals import ControlCharacter, LoneSurrogate


def taken_in(source: str) -> ImportedText:
    return import_html(source, rules=ImportRules(), headline="A headline")


def text_of(source: str) -> str:
    return canonical_text(taken_in(source).body)


def test_case_06_context_is_cut_by_grapheme_and_half_a_pair_is_refused() -> None:
    before = "aa😀" + 31 * "x"
    assert last_clusters(before, 32) == "😀" + 31 * "x"
    with pytest.raises(LoneSurrogate):
        admit_quote("\ude00" + 31 * "x", field="prefix", limit=100)


def test_case_07_a_lone_surrogate_in_a_quote_is_refused() -> None:
    with pytest.raises(LoneSurrogate):
        admit_quote("\ud83d", field="exact", limit=100)


def test_case_12_a_line_break_element_counts_as_one_line_feed() -> None:
    assert text_of("<p>Line one<br>Line two</p>") == "Line one\nLine two"
    assert text_of("<p>Line one <br/> Line two<br></p>") == "Line one\nLine two"


def test_case_20_hard_spaces_stay_hard() -> None:
    text = text_of("<p>It cost 5&nbsp;000\u00a0000 UAH in 2023</p>")
    assert text == "It cost 5\u00a0000\u00a0000 UAH in 2023"
    assert text[8:17] == "5\u00a0000\u00a0000"


def test_case_21_soft_hyphens_stay() -> None:
    text = text_of("<p>The interna&shy;tional comis\u00adsion met</p>")
    assert text[19:29] == "comis\u00adsion"


def test_case_22_zero_width_characters_stay() -> None:
    text = text_of("<p>Read https://example.org/\u200bvery/\u200blong path</p>")
    assert text[26:36] == "very/\u200blong"
    assert text_of("<p>می\u200cخواهم 👨\u200d👩\u200d👧</p>") == "می\u200cخواهم 👨\u200d👩\u200d👧"


def test_case_24_both_spellings_of_a_letter_are_stored_as_one() -> None:
    composed = "Зеленський прийняв українські делегації"
    apart = unicodedata.normalize("NFD", composed)
    assert (len(composed), len(apart)) == (39, 43)
    assert text_of(f"<p>{apart}</p>") == text_of(f"<p>{composed}</p>") == composed
    assert text_of("<p>украi<b>&#x308;</b>нськi</p>") == "украïнськi"


def test_case_28_an_advertisement_inside_the_text_is_not_in_it() -> None:
    page = (
        "<p>The council voted on Monday.</p><div class='advertisement'>ADVERTISEMENT Subscribe</div>"
        "<p>Advertisement</p><p>The new fee "
        "<span data-corrections='ignore'>Read also</span>starts in June.</p>"
    )
    taken = taken_in(page)
    assert canonical_text(taken.body) == "The council voted on Monday.\nThe new fee starts in June."
    assert [left.reason for left in taken.left_out] == ["advertisement", "ignored", "advertisement"]


def test_case_28_an_advertisement_line_in_plain_text_is_left_out_and_said() -> None:
    taken = import_plain("One.\n\n  Advertisement \n\nTwo.", rules=ImportRules(), headline="H")
    assert canonical_text(taken.body) == "One.\nTwo."
    assert [left.reason for left in taken.left_out] == ["advertisement"]


def test_case_29_nodes_of_other_tools_leave_the_words_alone() -> None:
    page = "<p>The <mark class='hl'>min<span class='grammar'>ister</span></mark> said</p>"
    assert taken_in(page).body == "<p>The minister said</p>"


def test_case_30_translation_wrappers_are_unwrapped() -> None:
    page = "<p><font style='vertical-align: inherit'><font>Words here</font></font></p>"
    assert taken_in(page).body == "<p>Words here</p>"


def test_case_41_hidden_words_are_part_of_the_text() -> None:
    page = "<p>Seen.</p><div style='display:none' aria-hidden='true' hidden>Collapsed.</div>"
    assert text_of(page) == "Seen.\nCollapsed."


def test_case_42_the_text_is_the_source_and_not_its_styled_capitals() -> None:
    assert text_of("<p style='text-transform:uppercase'><span class='dropcap'>O</span>nce</p>") == "Once"


def test_case_43_cells_captions_and_pull_quotes_are_blocks_of_their_own() -> None:
    page = (
        "<table><caption>Fares</caption><tr><th>Zone<td></table><ul><li>One<li>Two</ul>"
        "<figure><img src='https://example.org/a.jpg'><figcaption>The quay</figcaption></figure>"
        "<blockquote>Fares rise</blockquote><p>Fares rise</p>"
    )
    found = scan(taken_in(page).body)
    assert [(block.tag, block.span.slice(found.text)) for block in found.blocks] == [
        ("caption", "Fares"),
        ("th", "Zone"),
        ("td", ""),
        ("li", "One"),
        ("li", "Two"),
        ("img", ""),
        ("figcaption", "The quay"),
        ("p", "Fares rise"),
        ("p", "Fares rise"),
    ]


def test_case_48_markup_that_is_shown_as_text_stays_text() -> None:
    taken = taken_in("<p>Attackers typed &lt;img src=x onerror=alert(1)&gt; there</p>")
    assert taken.body == "<p>Attackers typed &lt;img src=x onerror=alert(1)&gt; there</p>"
    assert canonical_text(taken.body) == "Attackers typed <img src=x onerror=alert(1)> there"


@pytest.mark.parametrize("source", ["<p>a\x00b</p>", "<p>a&#1;b</p>", "<p>a\x1bb</p>", "<pre>a&#11;b</pre>"])
def test_case_49_control_characters_are_refused(source: str) -> None:
    with pytest.raises(ControlCharacter):
        taken_in(source)


def test_case_49_line_ends_become_line_feeds_and_placeholders_stay() -> None:
    assert text_of("<pre>one\r\ntwo\rthree&#13;&#10;four</pre>") == "one\ntwo\nthree\nfour"
    assert text_of("<p>one\r\ntwo\ufffc</p>") == "one two\ufffc"
    assert text_of("<p>nothing&#0;here</p>") == "nothing\ufffdhere"
