"""Markdown comes in as HTML does: markdown-it-py writes the HTML, and from there it is the same way."""

from __future__ import annotations

from markdown_it import MarkdownIt

from corrections.domain.text.intake.import_rules import ImportRules
from corrections.domain.text.markup import ImportedText, import_html
from corrections.domain.text.plain_text import line_feeds, refuse_unreadable

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def import_markdown(source: str, *, rules: ImportRules, headline: str | None = None) -> ImportedText:
    """Take a Markdown text in (CommonMark, tables, strike-through); the headline is its first heading or given."""
    refuse_unreadable(line_feeds(source).replace("\f", " "))
    return import_html(_MARKDOWN.render(source), rules=rules, headline=headline)
