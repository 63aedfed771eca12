"""The table of `docs/commands.md` lists the commands there are, with their options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from tests.newsroom import Newsroom

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([\w -]+)` \| (.*?) ?\| .+ \|$", PAGE, re.MULTILINE))


def commands(group: click.Group, *above: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)
        else:
            yield " ".join((*above, name)), command


def test_the_page_lists_exactly_the_commands_there_are(newsroom: Newsroom) -> None:
    assert sorted(ROWS) == sorted(name for name, _ in commands(newsroom.app.cli))


def test_the_page_lists_exactly_the_options_they_take(newsroom: Newsroom) -> None:
    for name, command in commands(newsroom.app.cli):
        options = {param.opts[-1] for param in command.params if isinstance(param, click.Option)}
        assert set(re.findall(r"`(--[\w-]+)`", ROWS[name])) == options, name
