"""The examples of `docs/offsets.md` are what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.markup import import_html
from corrections.domain.text.offsets import to_utf16
from corrections.domain.text.stored_string import canonical_text

PAGE = (Path(__file__).parents[2] / "docs" / "offsets.md").read_text(encoding="utf-8")


def test_the_table_of_units_is_true() -> None:
    rows = re.findall(r"^\| `([^`]+)`[^|]*\| (\d+) \| (\d+) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 4
    for text, points, units in rows:
        assert (len(text), to_utf16(text, len(text))) == (int(points), int(units))


def test_the_misspelt_word_is_where_the_page_says() -> None:
    text = "🇺🇦 Ferry stps at six"
    assert text in PAGE
    assert text[9:13] == "stps"
    assert (to_utf16(text, 9), to_utf16(text, 13)) == (11, 15)


def test_the_example_string_has_the_text_the_page_shows() -> None:
    example = PAGE.split("stored string    ")[1].split("\n\n")[0]
    stored = "\n".join(line.strip() for line in example.splitlines())
    shown = PAGE.split("canonical text   ")[1].splitlines()[0]
    text = canonical_text(stored)
    assert text == shown.replace("⏎", "\n")
    numbers = PAGE.split(shown)[1].splitlines()[1]
    places = [(found.start() - 17, int(found[0])) for found in re.finditer(r"\d+", numbers)]
    begins = [text.index(words) for words in ("Ferry", "tram", "stop", "Quay", "Old")]
    assert places == [(place, place) for place in begins]


def test_the_example_article_is_stored_as_the_page_shows() -> None:
    source, stored = re.findall(r"```html\n(.*?)```", PAGE, re.DOTALL)
    taken = import_html(source, rules=ImportRules(), headline="A headline")
    assert taken.body + "\n" == stored
    assert [left.excerpt for left in taken.left_out] == ["Buy now"]
