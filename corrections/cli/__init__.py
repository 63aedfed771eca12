"""The commands: `flask articles`, `staff`, `corrections`, `log`, `programs`, `secret`, `demo`, `prepare`, `serve`."""

from __future__ import annotations

from flask import Flask

from corrections.cli import (
    article_commands,
    case_commands,
    delivering,
    log_commands,
    reader_purging,
    running,
    staff_commands,
)
from corrections.cli.keys import secret_commands
from corrections.cli.programs import program_commands


def connect(app: Flask) -> None:
    """Add our commands to an application."""
    for group in (
        article_commands.articles,
        staff_commands.staff,
        case_commands.cases,
        log_commands.log,
        program_commands.programs,
        secret_commands.secret,
    ):
        app.cli.add_command(group)
    for command in (
        running.prepare,
        running.serve,
        running.demo,
        delivering.deliver,
        reader_purging.purge_now,
    ):
        app.cli.add_command(command)
