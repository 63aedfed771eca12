"""`flask articles`: bring articles in, list them, show exactly what is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from corrections.cli.plain_answers import plainly
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.intake.decoding import decoded
from corrections.domain.text.intake.import_refusals import NothingNew, UnknownFormat
from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.markup import ImportedText, import_html, import_plain
from corrections.domain.text.plain_text import admit
from corrections.outside.markdown import import_markdown
from corrections.outside.slugs import slug_for
from corrections.queries import article_listing
from corrections.services.importing import Arrival, Imported, import_article
from corrections.services.newsroom.linking_editions import link_edition
from corrections.views.context import house, now, sessions

articles = AppGroup("articles", help="Articles: import, list, show.")
READERS = {"html": import_html, "text": import_plain, "markdown": import_markdown}
FORMATS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".txt": "text"}
LONGEST_DEK = 2000


@articles.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--slug", default="", help="The article's address; made from the headline if left out.")
@click.option("--headline", default="", help="The headline; otherwise the file's first heading.")
@click.option("--dek", default="", help="The line under the headline.")
@click.option("--author", default="", help="The byline.")
@click.option("--desk", default="", help="The section of the paper.")
@click.option("--language", default="en", help="The article's language tag.")
@click.option(
    "--translation-of", "original", default="", help="The article that this one is a translation of."
)
@click.option("--format", "kind", type=click.Choice(["html", "text", "markdown"]), help="The file's format.")
@plainly
def import_file(
    file: Path, headline: str, dek: str, kind: str | None, original: str, slug: str, **about: Any
) -> None:
    """Import FILE; an existing slug gets a new version when something changed."""
    read = _read(file, kind, headline)
    text = ArticleText(
        headline=read.headline,
        dek=admit(dek, field="dek", limit=LONGEST_DEK, single_line=True) if dek else "",
        body=read.body,
    )
    arrival = Arrival(
        slug=slug or slug_for(text.headline),
        text=text,
        language=about["language"],
        author=about["author"],
        desk=about["desk"],
    )
    _report(read, _store(arrival))
    if original:
        link_edition(sessions(), arrival.slug, original, by=None, at=now())


def _store(arrival: Arrival) -> Imported | None:
    try:
        return import_article(sessions(), arrival, by=None, at=now())
    except NothingNew:
        return None


def _read(file: Path, kind: str | None, headline: str) -> ImportedText:
    kind = kind or FORMATS.get(file.suffix.lower())
    if kind is None:
        raise UnknownFormat(suffix=file.suffix)
    rules = ImportRules(advertisement_lines=frozenset(house().advertisement_lines))
    return READERS[kind](decoded(file.read_bytes()), rules=rules, headline=headline or None)


def _report(read: ImportedText, stored: Imported | None) -> None:
    if stored is None:
        click.echo("Nothing changed: the article already reads exactly like this.")
    else:
        click.echo(f"Imported as {stored.slug}, version {stored.version}.")
    for left in read.left_out:
        click.echo(f"  left out ({left.reason}): {left.excerpt}")
    for suspected in read.suspected:
        click.echo(f"  kept, please look ({suspected.reason}): {suspected.excerpt}")


@articles.command("list")
@plainly
def list_articles() -> None:
    """List articles: address, version, language, headline."""
    for row in article_listing.every_article(sessions()):
        click.echo(f"{row.slug}\tversion {row.version}\t{row.language}\t{row.headline}")


@articles.command("show")
@click.argument("slug")
@click.option("--version", type=int, default=None, help="The version; the current one if left out.")
@click.option("--text", "what", flag_value="text", default=True, help="The body's canonical text.")
@click.option("--html", "what", flag_value="html", help="The body's stored string.")
@plainly
def show(slug: str, version: int | None, what: str) -> None:
    """Print the body's canonical text, or its stored string, and nothing else."""
    text = article_listing.text_by_slug(sessions(), slug, version=version)
    click.echo(text.scanned.text if what == "text" else text.body, nl=False)
