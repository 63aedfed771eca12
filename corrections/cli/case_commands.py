"""`flask corrections`: the cases, for other programs."""

from __future__ import annotations

import dataclasses
import json

import click
from flask.cli import AppGroup

from corrections.cli.plain_answers import plainly
from corrections.queries.case_listing import every_case
from corrections.queries.sorting.counter_check import miscounts
from corrections.services.sorting.recounting import recount
from corrections.views.context import sessions

cases = AppGroup("corrections", help="Cases: list, counts.")


@cases.command("list")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@plainly
def list_cases(as_json: bool) -> None:
    """List all cases; positions are code points of the current version's canonical text, half open."""
    for row in every_case(sessions()):
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(row), ensure_ascii=False))
        else:
            click.echo(f"{row.reference}\t{row.article}\t{row.state}\t{row.verdict}\t{row.exact or ''}")


@cases.command("counts")
@click.option("--mend", is_flag=True, help="Set the counters to what there is.")
@plainly
def check_counts(mend: bool) -> None:
    """Compare the queue's counters with a full count of all cases."""
    wrong = miscounts(sessions())
    for each in wrong:
        click.echo(f"{each.name}: the counter says {each.kept}, and there are {each.true}")
    if wrong and not mend:
        raise click.ClickException("The counters differ from the cases. `--mend` sets them right.")
    click.echo(f"{recount(sessions())} counters mended." if wrong else "The counters are right.")
