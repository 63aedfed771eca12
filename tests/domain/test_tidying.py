"""Raw blocks come to one form, also those that no page makes."""

from __future__ import annotations

from corrections.domain.text.intake.block_tree import Container, Leaf, Mark, Run
from corrections.domain.text.intake.tidying import is_visible, keep_all, tidied


def test_a_block_of_line_breaks_goes() -> None:
    breaks = Leaf("p", runs=[Run("\n", is_break=True), Run(" "), Run("\n", is_break=True)])
    assert tidied(Container("body", children=[breaks]), drops=keep_all).children == []


def test_an_accent_leaves_its_element_and_the_element_goes() -> None:
    bold, slanted = Mark("b"), Mark("i")
    runs = [Run("o"), Run("\u0308", (bold,)), Run("\u0304\u0301x", (slanted,))]
    body = tidied(Container("body", children=[Leaf("p", runs=runs)]), drops=keep_all)
    assert body.children == [Leaf("p", runs=[Run("\u022b\u0301"), Run("x", (slanted,))])]


def test_only_what_can_be_seen_is_visible() -> None:
    assert not is_visible(" \u00a0\u200b\u00ad\ufeff\u2028")
    assert is_visible(" . ")
