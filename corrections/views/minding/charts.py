"""Pictures of figures: SVG files by pygal, for `<img>`, without script, readable in light, dark and print."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping

import pygal
from flask_babel import gettext as _
from pygal.style import Style

from corrections.domain.minding.figures import Figures
from corrections.domain.minding.measures import Unit
from corrections.domain.minding.tables import Table
from corrections.views.display.table_words import NO_DESKS, column_name, in_order, table_title

# pygal puts a finder for its plug-ins among Python's own, in a form that Python no longer knows; we have no plug-ins.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

# Chosen for contrast with both grounds, and told apart by dash and order as well as by hue.
COLOURS = ("#2f6fb5", "#b4541f", "#6d8a2f", "#8a5aa8", "#a08300", "#2b8a83", "#a33b5e", "#6b6b6b",
           "#4f7fd6", "#c07a2c")  # fmt: skip
DARK = (
    "@media (prefers-color-scheme: dark) { text, .title, .legends text, .axis text, .axis .major"
    " { fill: #e8e6e0 !important } .axis .guides, .axis .line { stroke: #77746c !important } }"
)
# pygal writes its settings into a script even where no script reads them.
_SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
KINDS: dict[str, Callable[..., pygal.Graph]] = {
    "time_to_correct": pygal.Line,
    "kinds": pygal.StackedBar,
    "late": pygal.Line,
    "backlog": pygal.Bar,
    "error_types": pygal.HorizontalBar,
    "error_types_by_month": pygal.StackedBar,
    "desks": pygal.HorizontalBar,
    "found": pygal.HorizontalBar,
    "causes": pygal.HorizontalBar,
    "causes_by_month": pygal.StackedBar,
}
BY_ROW = ("error_types", "found", "causes", "desks")
DECIMALS = {Unit.HOURS: 1, Unit.RATE: 1, Unit.COUNT: 0}


def chart(figures: Figures, name: str, desks: Mapping[str, str] = NO_DESKS) -> bytes:
    """One picture as SVG, with the desks' names by number. Raises KeyError for a name that no picture has."""
    table = figures.tables[name]
    graph = KINDS[name](
        style=_style(),
        js=[],
        width=760,
        height=380,
        show_legend=name not in BY_ROW and len(table.columns) > 1,
        legend_at_bottom=True,
        truncate_legend=-1,
        print_values=name in BY_ROW,
        no_data_text=_("Too little to show yet"),
        disable_xml_declaration=False,
        x_label_rotation=30 if name not in BY_ROW else 0,
        value_formatter=_formatter(table.unit),
    )
    _fill(graph, name, table, desks)
    svg: str = _SCRIPT.sub("", graph.render(is_unicode=True))
    return svg.replace("</style>", f"{DARK}</style>", 1).encode()


def _fill(graph: pygal.Graph, name: str, table: Table, desks: Mapping[str, str]) -> None:
    if name in BY_ROW:
        shown = table.shown
        rows = [(row, shown[number][1][0]) for row, number in in_order(name, table, desks)]
        graph.x_labels = [row for row, _ in reversed(rows)]
        graph.add(table_title(name), [value for _, value in reversed(rows)])
        return
    graph.x_labels = [row for row, _ in table.shown]
    for number, column in enumerate(table.columns):
        values = [values[number] for _, values in table.shown]
        graph.add(column_name(name, column), values, stroke_style=_dashes(number))


def _dashes(number: int) -> dict[str, str | int]:
    return {"width": 3, "dasharray": ("", "8, 4", "2, 4")[number % 3]}


def _formatter(unit: Unit) -> Callable[[float | None], str]:
    def told(value: float | None) -> str:
        if value is None:
            return ""
        return f"{value:.1%}" if unit is Unit.SHARE else f"{value:.{DECIMALS[unit]}f}"

    return told


def _style() -> Style:
    return Style(
        background="transparent",
        plot_background="transparent",
        foreground="#2a2925",
        foreground_strong="#1b1a17",
        foreground_subtle="#5f5c54",
        colors=COLOURS,
        font_family="sans-serif",
        title_font_size=18,
        label_font_size=13,
        major_label_font_size=13,
        legend_font_size=13,
        value_font_size=13,
        opacity=".9",
    )
