"""Plain text as blocks: a paragraph for each group of lines, a line break between lines of one group."""

from __future__ import annotations

from itertools import groupby

from corrections.domain.text.intake.block_tree import Container, Leaf, Run
from corrections.domain.text.intake.import_rules import ImportRules, LeftOut
from corrections.domain.text.plain_text import line_feeds


def plain_blocks(source: str, *, rules: ImportRules) -> tuple[Container, tuple[LeftOut, ...]]:
    """The raw blocks of a plain text, and the advertisement lines dropped from it, which part paragraphs."""
    left_out = []
    lines = []
    for line in line_feeds(source).split("\n"):
        if line.strip() in rules.advertisement_lines:
            left_out.append(LeftOut("advertisement", line.strip()))
            lines.append("")
        else:
            lines.append(line)
    groups = (list(group) for filled, group in groupby(lines, key=lambda line: bool(line.strip())) if filled)
    return Container("body", children=[_paragraph(group) for group in groups]), tuple(left_out)


def _paragraph(lines: list[str]) -> Leaf:
    runs = [Run(lines[0])]
    for line in lines[1:]:
        runs += [Run("\n", is_break=True), Run(line)]
    return Leaf("p", runs=runs)
