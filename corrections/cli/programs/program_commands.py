"""`flask programs`: which programs, such as a CMS, hold a key."""

from __future__ import annotations

from datetime import timedelta

import click
from flask.cli import AppGroup

from corrections.cli.plain_answers import plainly
from corrections.domain.programs.scopes import LASTS, LONGEST_LIFE, Scope
from corrections.queries.programs import program_list
from corrections.services.programs import giving_keys
from corrections.views.context import now, sessions

programs = AppGroup("programs", help="Programs that hold a key: add, list, revoke.")


@programs.command("add")
@click.argument("name")
@click.option(
    "--scope", "scopes", multiple=True, required=True, type=click.Choice([each.value for each in Scope])
)
@click.option(
    "--days", type=click.IntRange(1, LONGEST_LIFE.days), default=LASTS.days, show_default=True,
    help="How long the key holds.",
)  # fmt: skip
@plainly
def add(name: str, scopes: tuple[str, ...], days: int) -> None:
    """Give the program NAME a key, and print it this once."""
    given = giving_keys.give_key(
        sessions(), name, [Scope(each) for each in scopes], at=now(), lasts=timedelta(days=days)
    )
    click.echo(f"Program {given.number}. Its key, shown this once, holds until {given.ends_at:%Y-%m-%d}:")
    click.echo(given.key)


@programs.command("list")
@plainly
def show() -> None:
    """List the programs, what each may do, and when its key was last used."""
    for each in program_list.programs(sessions()):
        used = f"last used {each.used_at:%Y-%m-%d %H:%M}" if each.used_at else "never used"
        holds = "taken back" if each.revoked_at else f"until {each.ends_at:%Y-%m-%d}"
        click.echo(f"{each.number}\t{each.name}\t{' '.join(sorted(each.scopes))}\t{holds}\t{used}")


@programs.command("revoke")
@click.argument("number", type=int)
@plainly
def revoke(number: int) -> None:
    """Take the key of program NUMBER back: it is refused from the next request on."""
    click.echo(f"{giving_keys.take_key(sessions(), number, at=now())} has no key any more.")
