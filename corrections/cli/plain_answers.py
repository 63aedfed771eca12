"""What a command hands down, and how it says no: one clear line and exit 1."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click
from sqlalchemy.exc import OperationalError

from corrections.domain.refusals import Refusal
from corrections.settings import SettingsRefused

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def plainly(command: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Turn a refusal into one line on standard error and exit 1; nothing was stored."""

    @functools.wraps(command)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        try:
            return command(*args, **kwargs)
        except Refusal as refusal:
            raise click.ClickException(refusal.message % refusal.facts) from refusal
        except (SettingsRefused, OSError) as error:
            raise click.ClickException(str(error)) from error
        except OperationalError as error:
            raise click.ClickException("The database cannot be used. Run `flask prepare` first.") from error

    return run
