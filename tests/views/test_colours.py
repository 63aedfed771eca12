"""The colours of the style sheets keep their contrast, in light and in dark (WCAG 2.2 relative luminance)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corrections.database import ROOT

CSS = Path(ROOT) / "static" / "css"
PAIR = re.compile(r"--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall((CSS / "tokens.css").read_text("utf-8"))}
GROUNDS = ("paper", "raised", "sunk")
READ = [(ink, ground, 7.0) for ink in ("ink",) for ground in GROUNDS] + [("quiet", "paper", 7.0)]
SEEN = [(ink, ground, 4.5) for ink in ("quiet", "accent", "serious", "pencil") for ground in GROUNDS]
TINTED = [(name, f"{name}-tint", 7.0) for name in ("insert", "delete", "warn", "serious", "done")]
PARTS = [(f"{name}-line", ground, 3.0) for name in ("insert", "delete", "warn") for ground in GROUNDS]
CONTROLS = [("rule-strong", ground, 3.0) for ground in GROUNDS] + [("on-accent", "accent", 7.0)]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_pair_of_colours_can_be_read(scheme: int) -> None:
    faint = {
        f"{ink} on {ground}": round(contrast(COLOURS[ink][scheme], COLOURS[ground][scheme]), 2)
        for ink, ground, least in [*READ, *SEEN, *TINTED, *PARTS, *CONTROLS]
        if contrast(COLOURS[ink][scheme], COLOURS[ground][scheme]) < least
    }
    assert faint == {}


@pytest.mark.parametrize("sheet", ["base.css", "site.css"])
def test_colours_are_named_in_one_place(sheet: str) -> None:
    text = (CSS / sheet).read_text("utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*[;}])", text)) <= {"#fff"}
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", text)) <= set(
        re.findall(r"--([a-z0-9-]+):", (CSS / "tokens.css").read_text("utf-8"))
    )
