"""`flask log export`: what is served of the log, as files."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from corrections.cli.plain_answers import plainly
from corrections.queries.proving.log_export import ExportedFile, exported_files
from corrections.views.context import sessions


@click.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@with_appcontext
@plainly
def export(folder: Path) -> None:
    """Write checkpoint, tiles, versions and notes below FOLDER, each at its address."""
    root = folder.resolve()
    counted = written = 0
    for each in exported_files(sessions()):
        counted += 1
        written += _write(root, each)
    click.echo(f"{counted} files, {written} of them new or changed.")


def _write(root: Path, each: ExportedFile) -> bool:
    """Bring one file up to date, whole or not at all; whether it had to be written."""
    path = (root / each.path).resolve()
    if not path.is_relative_to(root):
        raise click.ClickException(f"{each.path} would lie outside of the folder.")
    if each.contents is None:
        path.unlink(missing_ok=True)
        return False
    if path.exists() and path.read_bytes() == each.contents:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(each.contents)
    fresh.replace(path)
    return True
