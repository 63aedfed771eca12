"""Articles of our own for comparing Python with a browser: written by hand, and put together from pieces."""

from __future__ import annotations

import itertools
import random

WRITTEN = [
    "<h1>Ferry stops</h1><p>The ferry <em>Aurora</em> stopped on <a href='https://example.org/d'>Sunday</a>.</p>",
    "<p>Line one<br>Line two<br><br>Line four<br></p>",
    "<p>It cost 5&nbsp;000&nbsp;000 and then some &amp; more &lt;tags&gt;</p>",
    "<ul><li>One<ul><li>Nested<li>Twice</ul><li><p>Two</p><p>and a half</p></ul>",
    "<ol start=3><li>Three<ol type=a><li>a<li>b</ol></ol>",
    "<table><caption>Fares</caption><tr><th>Zone<th>Price<tr><td>A<td><tr><td colspan=2><p>B</p></table>",
    "<table><tr><td><table><tr><td>inner</table><td>outer</table>",
    "<pre>\n\n  first\n\tsecond <b>bold</b>\n\n</pre><pre>x&#13;&#10;y</pre>",
    "<blockquote>Said <q>one <q>two</q></q><p>and went</p></blockquote>",
    "<figure><img src=https://example.org/a.png alt='A &quot;view&quot; > hill'><figcaption>Hill</figure>",
    "<p>Before <img src=https://example.org/b.png> after</p>",
    "<div>one</div>two<section>three<div>four</div>five</section><x-card>six</x-card>",
    "<dl><dt>Term<dd>Meaning</dl><hr><details><summary>More</summary>Hidden words</details>",
    "<p dir=rtl lang=ar>قال الوزير إن 25 شخصا</p><p lang=he>השר אמר כי ב-2019</p>",
    "<p>🇺🇦 Україна 👨\u200d👩\u200d👧 and 👍🏽 and 𝑬=𝑚𝑐²</p>",
    "<p>e<b>&#x301;</b>t<i>e&#x301;</i> й і й</p>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>",
    "<p>soft&shy;hyphen and zero\u200bwidth and \u2028 line \ufffc placeholder \ufeff mark</p>",
    "<p>a\u0338&lt;\u0338&gt;\u0338 &amp;\u0301</p><p>\u0301 begins with an accent</p>",
    "<p>H<sub>2</sub>O, x<sup>2<sup>3</sup></sup>, <s>no</s> <del>gone</del> <ins>new</ins> <u>under</u></p>",
    "<a href=https://example.org/><div>A block</div><div>in a link</div></a>",
    "<b><p>bold one<p>bold two</b> and not bold",
    "<table>stray<tr><td>cell</table>",
    "<p>Text<script>alert('<p>')</script> and<noscript><p>Turn on</p></noscript> more</p>",
    "<p>Voting <aside>advert</aside> went on<div class=advertisement>Buy</div>and on</p>",
    "<math><mi>x</mi></math><svg><text>t</text></svg><p>Only this</p>",
]
_WORDS = [
    "council", "voted", "ті", "новини", "😀", "שלום", "５", "e\u0301", "&amp;", "&nbsp;",
    "  ", "\n", "“so”", "𝐀",
]  # fmt: skip
_TAGS = [
    "p", "div", "em", "b", "a href='https://example.org/q?a=1&b=2'", "ul", "li", "blockquote", "h2", "pre",
    "table", "tr", "td", "figure", "figcaption", "span lang=uk", "q", "code", "br", "section", "ol",
    "caption",
]  # fmt: skip


def put_together(number: int) -> list[str]:
    """So many articles, the same ones each time."""
    chosen = random.Random(20240229)
    return [_nested(chosen, depth=4) + "<p>The end.</p>" for _ in itertools.repeat(None, number)]


def _nested(chosen: random.Random, *, depth: int) -> str:
    pieces = []
    for _ in range(chosen.randint(1, 5)):
        if depth == 0 or chosen.random() < 0.4:
            pieces.append(" ".join(chosen.choices(_WORDS, k=chosen.randint(1, 6))))
        else:
            tag = chosen.choice(_TAGS)
            closing = "" if chosen.random() < 0.1 else f"</{tag.split()[0]}>"
            pieces.append(f"<{tag}>{_nested(chosen, depth=depth - 1)}{closing}")
    return "".join(pieces)
