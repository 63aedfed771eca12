"""What an article's markup becomes, example by example."""

from __future__ import annotations

import time

import pytest

from corrections.domain.refusals import Refusal
from corrections.domain.text.intake.import_refusals import NoBody, NoHeadline, NotNormal
from corrections.domain.text.intake.import_rules import ImportRules, LeftOut
from corrections.domain.text.markup import check_stored, import_html, import_plain
from corrections.domain.text.text_refusals import TooLong, TooManyMarks

RULES = ImportRules()


def body_of(source: str, rules: ImportRules = RULES) -> str:
    return import_html(source, rules=rules, headline="A headline").body


def left_out_of(source: str) -> list[tuple[str, str]]:
    taken = import_html(source, rules=RULES, headline="A headline")
    return [(left.reason, left.excerpt) for left in taken.left_out]


def test_the_first_heading_is_the_headline_and_later_ones_stand_below_it() -> None:
    taken = import_html("<p>Kicker</p><h1>Ferry <b>stops</b><br>here</h1><h1>Why</h1>", rules=RULES)
    assert taken.headline == "Ferry stops here"
    assert taken.body == "<p>Kicker</p>\n<h2>Why</h2>"


def test_a_lesser_heading_is_the_headline_only_at_the_very_start() -> None:
    assert import_html("<h3>Ferry stops</h3><p>It did.</p>", rules=RULES).headline == "Ferry stops"
    for page in ("<p>It did.</p><h2>Why</h2>", "<ul><li>a</ul><h2>b</h2>", "<p>a</p>"):
        with pytest.raises(NoHeadline):
            import_html(page, rules=RULES)


def test_a_given_headline_wins_and_is_not_said_twice() -> None:
    taken = import_html("<h1>Ferry  stops</h1><p>It did.</p>", rules=RULES, headline=" Ferry stops ")
    assert (taken.headline, taken.body) == ("Ferry stops", "<p>It did.</p>")
    other = import_html("<h1>Ferry stops</h1><p>It did.</p>", rules=RULES, headline="Another")
    assert (other.headline, other.body) == ("Another", "<h2>Ferry stops</h2>\n<p>It did.</p>")


@pytest.mark.parametrize(
    ("source", "stored"),
    [
        ("one<div>two</div>three<section>four</section>",
         "<p>one</p>\n<p>two</p>\n<p>three</p>\n<p>four</p>"),
        ("<h2>a<div>b</div>c</h2>", "<h2>a</h2>\n<h2>b</h2>\n<h2>c</h2>"),
        ("<ul><li>a<li><p>b</p><ul><li>c</ul></ul>",
         "<ul><li>a</li>\n<li><p>b</p>\n<ul><li>c</li></ul></li></ul>"),
        ("<ul><li>a</li><ul><li>b</ul>stray</ul>",
         "<ul><li><p>a</p>\n<ul><li>b</li></ul></li>\n<li>stray</li></ul>"),
        ("<ul><ul><li>a</ul></ul>", "<ul><li><ul><li>a</li></ul></li></ul>"),
        ("<ul><table><tr><td>a</table></ul>",
         "<ul><li><table><tbody><tr><td>a</td></tr></tbody></table></li></ul>"),
        ("<div><li>a</div>", "<p>a</p>"),
        ("<ul><li><div lang=uk>a</div></ul>", '<ul><li lang="uk">a</li></ul>'),
        ("<table><tr><td>a<td>&nbsp;<tr></table>",
         "<table><tbody><tr><td>a</td>\n<td></td></tr></tbody></table>"),
        ("<table><caption>a</caption><caption>b</caption><tr><td>c</table>",
         "<table><caption>a</caption>\n<tbody><tr><td>c</td></tr></tbody></table>\n<p>b</p>"),
        ("<blockquote>a<p>b</blockquote>", "<blockquote><p>a</p>\n<p>b</p></blockquote>"),
        ("<figcaption>a</figcaption><dl><dt>b<dd>c</dl>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
        ("<div dir=rtl>a<p lang=ar>b</p><ul><li>c</ul></div>",
         '<p dir="rtl">a</p>\n<p dir="rtl" lang="ar">b</p>\n<ul dir="rtl"><li>c</li></ul>'),
        ("<p>a</p><p> <em> </em>&nbsp;\u200b</p><hr><ol></ol><p>b</p>", "<p>a</p>\n<p>b</p>"),
    ],
)  # fmt: skip
def test_blocks(source: str, stored: str) -> None:
    assert body_of(source) == stored


@pytest.mark.parametrize(
    ("source", "stored"),
    [
        (" a \n\t b\f", "<p>a b</p>"),
        ("a <em> b </em> c", "<p>a <em>b </em>c</p>"),
        ("<br>a<br> <br>b<em><br></em> ", "<p>a<br>\n<br>\nb</p>"),
        ("a<br><br> c", "<p>a<br>\n<br>\nc</p>"),
        ("<b>a<b>b</b></b><q>c<q>d</q></q>", "<p><b>ab</b><q>c<q>d</q></q></p>"),
        ("<span>a</span><span lang=uk>b</span><bdo>c</bdo><bdo dir=rtl>d</bdo>",
         '<p>a<span lang="uk">b</span>c<bdo dir="rtl">d</bdo></p>'),
        ("<strike>a</strike><tt>b</tt><acronym title=' x  y '>c</acronym>",
         '<p><s>a</s><code>b</code><abbr title="x y">c</abbr></p>'),
        ("<ruby>漢<rt>a<rp>b</rp></rt></ruby>", "<p><ruby>漢<rt>a</rt><rp>b</rp></ruby></p>"),
        ("e<i>&#x301;</i><b>x</b>", "<p>é<b>x</b></p>"),
        ("a<br>&#x301;b", "<p>a<br>\n\u0301b</p>"),
        ("<em>e</em><b>&#x301;</b><i>&#x316;z</i>", "<p><em>é\u0316</em><i>z</i></p>"),
        ("a<wbr>b<custom-tag>c</custom-tag>", "<p>abc</p>"),
        ("".join(f"<sub>{n}" for n in range(20)),
         "<p>" + "".join(f"<sub>{n}" for n in range(16)) + "16171819" + "</sub>" * 16 + "</p>"),
    ],
)  # fmt: skip
def test_words_and_marks(source: str, stored: str) -> None:
    assert body_of(source) == stored


def test_preformatted_text_keeps_its_spaces_and_never_starts_with_a_line_feed() -> None:
    assert body_of("<pre>\n\n  a\n\t<b>b</b><br>c \n\n</pre>") == "<pre>  a\n\tb\nc</pre>"
    assert body_of("<pre> \n </pre><p>a") == "<p>a</p>"


def test_a_picture_has_a_line_of_its_own() -> None:
    assert body_of("<p>a <img src='https://example.org/p' alt=' A  view '> b</p>") == (
        '<p>a</p>\n<figure><img alt="A view" src="https://example.org/p"></figure>\n<p>b</p>'
    )
    assert body_of("<figure><img src='https://example.org/p'><figcaption>c</figcaption></figure>") == (
        '<figure><img alt="" src="https://example.org/p">\n<figcaption>c</figcaption></figure>'
    )


def test_a_drawn_emoji_is_a_letter() -> None:
    page = "<p>so <img class='emoji' alt='😀' src='https://example.org/e.png'> there"
    assert body_of(page) == "<p>so 😀 there</p>"


def test_what_is_lost_is_said() -> None:
    assert left_out_of("<p>a<script>x</script><iframe src=y></iframe><title>t</title>") == [
        ("script", "<script"), ("frame", "<iframe src=y"),
    ]  # fmt: skip
    assert left_out_of("<aside>Side <b>line</b></aside><nav>Menu</nav><p class='Related'>More</p>a") == [
        ("aside", "Side line"), ("navigation", "Menu"), ("related", "More"),
    ]  # fmt: skip
    long_line = "d" * 200
    assert left_out_of(f"a<img data-corrections=ignore src=x><div class=ad>b<br>c<p>{long_line}</div>") == [
        ("ignored", "img"), ("advertisement", "bc" + "d" * 117 + "…"),
    ]  # fmt: skip


def test_what_a_link_or_a_picture_loses_is_said() -> None:
    assert left_out_of("<a href='javascript:x'>a</a><a name=b>b</a><a href='/c'>c</a>") == [
        ("link", "javascript:x"), ("link", "/c"),
    ]  # fmt: skip
    assert left_out_of("a<img src='data:image/png;base64,x'><img alt='View'>") == [
        ("picture", "data:image/png;base64,x"), ("picture", "View"),
    ]  # fmt: skip
    picture = "<b><a href='https://example.org/big'><img src='https://example.org/p'></a></b>a"
    assert left_out_of(picture) == [("picture_link", "https://example.org/big")]


def test_links_are_absolute_and_of_three_kinds() -> None:
    based = ImportRules(base_url="https://example.org/news/")
    assert body_of("<a href=' ../x\n y '>a</a>", based) == '<p><a href="https://example.org/x%20y">a</a></p>'
    assert body_of("<a href='mailto:a@example.org'>a</a>") == '<p><a href="mailto:a@example.org">a</a></p>'
    assert body_of("<a href='//[bad'>a</a><a href='https://exa mple.org:x/'>b</a>") == "<p>ab</p>"


def test_attributes_with_meaning_stay_and_nonsense_goes() -> None:
    assert body_of("<ol start=3 reversed type=x><li value=7 onclick=x>a</ol>") == (
        '<ol reversed="" start="3"><li value="7">a</li></ol>'
    )
    assert body_of("<p lang='not so' dir=rtl id=x style=y><time datetime=2024-02-29>a</time>") == (
        '<p dir="rtl"><time datetime="2024-02-29">a</time></p>'
    )


def test_a_cell_that_says_advertisement_is_a_cell() -> None:
    assert body_of("<table><tr><td>Advertisement<td>5m</table><h2>Advertisement</h2>") == (
        "<table><tbody><tr><td>Advertisement</td>\n<td>5m</td></tr></tbody></table>\n<h2>Advertisement</h2>"
    )


def test_deep_nesting_is_flattened_and_absurd_nesting_refused() -> None:
    quoted = "<blockquote>" * 60 + "<ul><li>a</ul><table><tr><td>b</table>"
    assert body_of(quoted).count("<blockquote>") == 40
    assert body_of(quoted).endswith("<p>a</p>\n<p>b</p>" + "</blockquote>" * 40)
    with pytest.raises(NotNormal):
        body_of("<div>" * 2_000 + "a")
    assert body_of("<div></div></b><p>" * 2_000 + "a") == "<p>a</p>"


@pytest.mark.parametrize(
    ("source", "refusal"),
    [("<p> </p>", NoBody), ("<img src='https://example.org/p'>", NoBody), ("a" * 99, TooLong)],
)
def test_what_is_no_article_is_refused(source: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        import_html(source, rules=ImportRules(limit=50), headline="A headline")


def test_an_endless_headline_is_refused() -> None:
    with pytest.raises(TooLong):
        import_html("<p>a", rules=RULES, headline="a" * 501)


FLOODS = ["&#x301;" * 22_000, "e" + "\u0301\u0316" * 80_000, "<b>&#x301;</b>" * 2_000]


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_of_accents_is_refused_within_a_quarter_of_a_second(flood: str) -> None:
    started = time.thread_time()
    with pytest.raises(TooManyMarks):
        body_of(flood)
    assert time.thread_time() - started < 0.25


@pytest.mark.parametrize(
    "string",
    ["", "a", "<p>a</p><p>b</p>", "<p>a </p>", "<p></p>", "<p>e\u0301</p>", "<div>a</div>", "<p>a\u00a0b</p>",
     "<p><em></em>a</p>", "<pre>\na</pre>", "<p onclick=x>a</p>", "<p>a</p>\n", "<h1>a</h1>"],
)  # fmt: skip
def test_a_string_that_is_not_in_normal_form_is_told(string: str) -> None:
    if string:
        with pytest.raises(NotNormal):
            check_stored(string)
    else:
        check_stored(string)


def test_plain_text_becomes_paragraphs_with_line_breaks() -> None:
    source = "\ufeffOne  line\nsecond & <third>\r\n\u00a0\r\n\r\nLast\fone"
    taken = import_plain(source, rules=RULES, headline="H")
    assert taken.body == "<p>One line<br>\nsecond &amp; &lt;third&gt;</p>\n<p>Last one</p>"
    with pytest.raises(NoHeadline):
        import_plain(source, rules=RULES)


def test_suspected_lines_are_kept_and_pointed_out() -> None:
    lines = ["A.", "Bridge opens", "Read also:", "Bridge opens", "A teaser.", "B.", "Press Ctrl + Enter"]
    taken = import_plain("\n\n".join(lines), rules=RULES, headline="H")
    assert all(line in taken.body for line in lines)
    assert taken.suspected == (
        LeftOut("related", "Bridge opens"), LeftOut("related", "Read also:"),
        LeftOut("related", "Bridge opens"), LeftOut("related", "A teaser."),
        LeftOut("reporting_line", "Press Ctrl + Enter"),
    )  # fmt: skip


def test_a_related_line_at_an_edge_suspects_only_itself() -> None:
    for source in ("Related\n\nB.", "B.\n\nRelated", "Related\n\nB.\n\nB."):
        taken = import_plain(source, rules=RULES, headline="H")
        assert LeftOut("related", "Related") in taken.suspected
