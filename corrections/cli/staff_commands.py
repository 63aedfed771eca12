"""`flask staff`: who may sign in."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from corrections.cli.plain_answers import plainly
from corrections.domain.accounts.second_factors import grouped
from corrections.domain.permissions import Role
from corrections.domain.refusals import NotFound
from corrections.queries import staff_list
from corrections.services import staffing
from corrections.services.accounts import inviting
from corrections.views.accounts.people import INVITATION_KEY
from corrections.views.context import derived_key, now, sessions, settings

staff = AppGroup("staff", help="Staff: add, list, reset.")


@staff.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The name that colleagues see.")
@click.option(
    "--role", "roles", multiple=True, required=True, type=click.Choice([role.value for role in Role])
)
@click.password_option(help="At least 15 characters.")
@plainly
def add(email: str, name: str, roles: tuple[str, ...], password: str) -> None:
    """Add a person who may sign in with EMAIL."""
    staffing.add(
        sessions(),
        email=email,
        name=name,
        roles=frozenset(Role(role) for role in roles),
        password_hash=current_app.extensions["corrections.passwords"].hash(password),
        at=now(),
    )
    click.echo(f"{name} can sign in as {email}.")


@staff.command("reset")
@click.argument("email")
@click.option("--factors", is_flag=True, help="Take the second factors away too: the device is lost.")
@plainly
def reset(email: str, factors: bool) -> None:
    """End the password and the sessions of EMAIL, and print a code to choose a new password with."""
    known = {person.email: person.id for person in staff_list.everybody(sessions())}
    if email.strip().lower() not in known:
        raise NotFound
    invited = inviting.reset(
        sessions(),
        known[email.strip().lower()],
        factors_too=factors,
        key=derived_key(INVITATION_KEY),
        by=None,
        at=now(),
    )
    click.echo(f"Code: {grouped(invited.code)}")
    click.echo(f"Good once, for an hour, at {settings().public_url}/account/welcome")


@staff.command("list")
@plainly
def list_staff() -> None:
    """List staff with their roles."""
    for person in staff_list.everybody(sessions()):
        state = "" if person.active else "\tdisabled"
        click.echo(f"{person.email}\t{person.name}\t{', '.join(sorted(person.roles))}{state}")
