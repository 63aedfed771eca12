"""A byline names whole people, word for word."""

from __future__ import annotations

import pytest

from corrections.domain.casework.bylines import is_bylined


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Ida Holm", "Ida Holm"),
        ("IDA HOLM and Olha Marchenko", "olha marchenko"),
        ("By Ida Holm in Oslo", "Ida  Holm"),
        ("Ольга Марченко та Ida Holm", "Ольга Марченко"),
        ("Zoë O’Neil", "Zoe\u0308 O'Neil"),
        ("Staff, Madonna", "Madonna"),
        ("Ида та Мадонна", "мадонна"),
    ],
)
def test_a_name_in_the_byline_is_the_author(byline: str, name: str) -> None:
    assert is_bylined(byline, name)


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Joann Lindt", "Ann Li"),
        ("Ida Holmes", "Ida Holm"),
        ("Ida Holm", "Ida"),
        ("Ida Holm", "Holm Ida"),
        ("Ida Berg, Per Holm", "Ida Holm"),
        ("", "Ida Holm"),
        ("Ida Holm", " "),
    ],
)
def test_anybody_else_is_not(byline: str, name: str) -> None:
    assert not is_bylined(byline, name)
