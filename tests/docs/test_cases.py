"""Every anchoring case stands in the table of cases, and every test that the table names exists."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
TABLE = TESTS / "domain" / "README.md"
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
DEFINED = re.compile(r"^def (test_\w+)\(", re.MULTILINE)


def rows() -> dict[int, str]:
    return {int(number): held for number, _, held in ROW.findall(TABLE.read_text(encoding="utf-8"))}


def defined() -> set[tuple[str, str]]:
    return {
        (str(path.relative_to(TESTS)), name)
        for path in TESTS.rglob("test_*.py")
        for name in DEFINED.findall(path.read_text(encoding="utf-8"))
    }


def numbers_in(name: str) -> set[int]:
    """The cases that a test's name gives: test_case_07_..., test_cases_26_and_27_..."""
    found = re.match(r"test_cases?_(\d\d(?:(?:_and)?_\d\d)*)_", name)
    return set(map(int, re.findall(r"\d\d", found[1]))) if found else set()


def test_all_fifty_six_cases_are_in_the_table_in_order() -> None:
    numbers = [int(number) for number, _, _ in ROW.findall(TABLE.read_text(encoding="utf-8"))]
    assert numbers == list(range(1, 57))


def test_each_case_is_held_by_a_test_or_says_which_will_hold_it() -> None:
    assert [
        number for number, held in rows().items() if not NAMED.search(held) and "coming: " not in held
    ] == []


def test_every_test_that_is_named_exists() -> None:
    named = {found for held in rows().values() for found in NAMED.findall(held)}
    assert named - defined() == set()


def test_every_test_with_a_cases_number_stands_in_its_row() -> None:
    table = rows()
    missing = [
        (number, path, name)
        for path, name in sorted(defined())
        for number in numbers_in(name)
        if f"`{path}::{name}`" not in table[number]
    ]
    assert missing == []
