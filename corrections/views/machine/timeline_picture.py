"""An article's versions as a small picture: a line with a mark for each, for people who would rather look."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from lxml import etree

from corrections.domain.reading.directions import direction_of
from corrections.queries.site.versions_page import VersionRow, VersionsPage
from corrections.views.display.presentation import written_date
from corrections.views.machine.xml_words import for_xml

WIDTH, HEIGHT, EDGE, LINE_AT = 480, 80, 16, 26
LARGEST, MOST_NUMBERS = 7, 16
MINOR = frozenset({"minor_fix"})
# Middle greys first, which can be read on light and dark where a browser leaves the style out. The widths are the
# picture's own: what is drawn small has larger letters.
STYLE = """
svg { --line: #857e70; --quiet: #575248; --told: #0e4a7f; --paper: #fdfcf9 }
@media (prefers-color-scheme: dark) { svg { --line: #8b8476; --quiet: #b5aea1; --told: #93c4f0; --paper: #171614 } }
@media print { svg { --line: #000; --quiet: #000; --told: #000; --paper: #fff } }
@media (max-width: 24rem) { text { font-size: 17px } }
@media (max-width: 20rem) { text { font-size: 20px } }
line { stroke: var(--line) }
text { fill: var(--quiet) }
.told { fill: var(--told); stroke: var(--told) }
.minor { fill: var(--paper); stroke: var(--quiet) }
.text { fill: var(--quiet); stroke: var(--quiet) }
"""


def timeline_picture(page: VersionsPage) -> bytes:
    """The picture as SVG: a full round mark for a note, an empty one for a minor fix, a square for new text."""
    rows = page.rows[::-1]
    box = f"0 0 {WIDTH} {HEIGHT}"
    root = etree.Element("svg", nsmap={None: "http://www.w3.org/2000/svg"}, viewBox=box)
    root.set("width", str(WIDTH))
    root.set("height", str(HEIGHT))
    root.set("role", "img")
    root.set("direction", direction_of(page.language))
    etree.SubElement(root, "title").text = for_xml(_('Versions of "%(headline)s"', headline=page.headline))
    etree.SubElement(root, "style").text = STYLE
    ends = {"x1": str(EDGE), "x2": str(WIDTH - EDGE), "y1": str(LINE_AT), "y2": str(LINE_AT)}
    etree.SubElement(root, "line", {**ends, "stroke": "#888", "stroke-width": "2"})
    places = _places(len(rows), reading=direction_of(page.language))
    _marks(root, rows, places)
    _dates(root, rows, places, page.language)
    return bytes(etree.tostring(root))


def _places(count: int, *, reading: str) -> list[float]:
    """Where each mark stands, in the direction in which the article is read."""
    gap = (WIDTH - 2 * EDGE) / max(1, count - 1)
    places = [EDGE + gap * place for place in range(count)]
    return [WIDTH - at for at in places] if reading == "rtl" else places


def _marks(root: etree._Element, rows: Sequence[VersionRow], places: Sequence[float]) -> None:
    size = min(LARGEST, (WIDTH - 2 * EDGE) / max(1, len(rows) - 1) / 2.5)
    every = -(-len(rows) // MOST_NUMBERS)
    for place, (row, at) in enumerate(zip(rows, places, strict=True)):
        _mark(root, row, at, size)
        if place % every == 0 or row.is_current:
            _words(root, str(row.number), at, LINE_AT + 24, anchor="middle")


def _mark(root: etree._Element, row: VersionRow, at: float, size: float) -> None:
    kind = "told" if row.note else "minor" if row.kind in MINOR else "text"
    colours = {
        "class": kind,
        "fill": "#fff" if kind == "minor" else "#777",
        "stroke": "#777",
        "stroke-width": "2",
    }
    if kind == "text":
        corner = {"x": f"{at - size:.1f}", "y": f"{LINE_AT - size:.1f}"}
        etree.SubElement(
            root, "rect", {**corner, "width": f"{2 * size:.1f}", "height": f"{2 * size:.1f}", **colours}
        )
        return
    etree.SubElement(root, "circle", {"cx": f"{at:.1f}", "cy": str(LINE_AT), "r": f"{size:.1f}", **colours})


def _dates(root: etree._Element, rows: Sequence[VersionRow], places: Sequence[float], language: str) -> None:
    first, last = written_date(rows[0].published_at, language), written_date(rows[-1].published_at, language)
    outward = LARGEST if places[0] > WIDTH / 2 else -LARGEST
    _words(root, first, places[0] + outward, HEIGHT - 6, anchor="start")
    if len(rows) > 1:
        _words(root, last, places[-1] - outward, HEIGHT - 6, anchor="end")


def _words(root: etree._Element, words: str, at: float, line: float, *, anchor: str) -> None:
    place = {"x": f"{at:.1f}", "y": str(line), "text-anchor": anchor}
    look = {"font-family": "system-ui, sans-serif", "font-size": "13", "fill": "#767676"}
    etree.SubElement(root, "text", {**place, **look}).text = for_xml(words)
