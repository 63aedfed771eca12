"""Strategies for markup as strangers send it: nested, broken, unknown, in every plane of Unicode."""

from __future__ import annotations

from hypothesis import strategies as st

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
TRICKY = st.sampled_from(
    [
        " ", "  ", "\n", "\t", "\r\n", "\f", "\u00a0", "\u00ad", "\u200b", "\u200d", "\ufeff", "e\u0301",
        "\u0301", "👨\u200d👩\u200d👧", "🇺🇦",
        "\u0338", "\u1100\u1161", "\u11a8", "\u09c7\u09be", "\u0344", "\u0958", "\u212b", "😀",
        "&amp;", "&lt;b&gt;", "&nbsp;", "&#x301;", "&#13;", "&shy;", "<", ">", "&", '"', "'", "]]>",
        "<!--", "-->",
        "Words and words", "слово", "שלום", "Advertisement", "\u2028", "\ufffc", "\U0010fffd",
    ]
)  # fmt: skip
WORDS = st.lists(ANY_TEXT | TRICKY, max_size=5).map("".join)

PARENTS = [
    "p", "div", "section", "article", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td",
    "th", "caption", "figure", "figcaption", "pre", "h1", "h2", "h4", "dl", "dt", "dd", "details", "summary",
    "center", "address", "form", "fieldset", "main", "menu", "listing", "x-card", "foo", "span", "em", "b",
    "i", "strong", "a", "code", "q", "s", "strike", "sub", "sup", "u", "font", "ruby", "rt", "rp", "abbr",
    "bdo", "time", "small", "mark", "ins", "del", "tt",
]  # fmt: skip
RUBBISH = [
    "<script>if (1<2) alert('<p>')</script>", "<style>p{}</style>", "<noscript><p>Turn it on</p></noscript>",
    "<iframe src=x><p>frame</iframe>", "<xmp><b>raw</xmp>", "<textarea><p>t</textarea>", "<title>t</title>",
    "<svg><text>drawn</text><foreignObject><p>x</p></foreignObject></svg>", "<math><mi>x</mi></math>",
    "<video>fall <b>back</b></video>", "<select><option>a<option>b</select>", "<button>press</button>",
    "<template><p>t</p></template>", "<!-- note -->", "<![CDATA[c]]>", "<?php echo 1 ?>", "<br>",
    "<br/>", "<hr>", "<wbr>", "</p>", "</div>", "</b>", "</table>", "<p", "<a href=", "<td>",
    "<li>", "</li>", "<tr>", "<p>",
    '<img src="https://example.org/a.jpg" alt="A view">', "<img src=x onerror=alert(1)>", "<img>",
    '<img class="emoji" alt="😀" src="https://example.org/e.png">', '<aside>Side <p>line</p></aside>',
    '<div class="advertisement">Buy</div>', '<span data-corrections="ignore">not this</span>',
    '<a href="https://example.org/?a=1&b=2">link</a>', '<a href="javascript:alert(1)">bad</a>',
    '<a href="mailto:a@example.org"><img src="https://example.org/b.png"></a>',
    "<col><colgroup><col></colgroup>",
]  # fmt: skip
ATTRIBUTES = st.sampled_from(
    [
        "", "", "", "", ' lang="uk"', ' dir="rtl"', ' lang="not a language"', ' class="lead"', ' colspan="2"',
        ' rowspan="0"', ' start="3"', ' reversed', ' type="a"', ' value="7"',
        ' title="A &quot;b&quot; &gt; c"',
        ' href="https://example.org/x y"', ' href="/relative"', ' cite="https://example.org/"', ' id="x"',
        ' datetime="2024-01-02"', ' scope="row"', ' style="color:red"', ' onclick="x()"',
    ]
)  # fmt: skip


def _wrapped(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, max_size=4).map("".join)
    return st.builds(
        lambda tag, attributes, words, closed: f"<{tag}{attributes}>{words}{f'</{tag}>' if closed else ''}",
        st.sampled_from(PARENTS), ATTRIBUTES, inner, st.sampled_from([True, True, True, False]),
    )  # fmt: skip


TREES = st.recursive(WORDS | st.sampled_from(RUBBISH), _wrapped, max_leaves=25)
FOREIGN_MARKUP = st.lists(TREES, min_size=1, max_size=4).map("".join)
