"""The bytes that commitments bind: all of a version's words, all that a reader wrote."""

from __future__ import annotations

from corrections.domain.record.entries import profile_bytes
from corrections.domain.text.article_text import ArticleText


def version_content(text: ArticleText, *, edits: str, article: int, number: int) -> bytes:
    """The bytes of a version: its three parts and the stored edits (JSON), with the numbers it goes by."""
    return profile_bytes(
        {
            "article_id": article,
            "version": number,
            "headline": text.headline,
            "dek": text.dek,
            "body": text.body,
            "edits": edits,
        }
    )


def words_content(
    *, exact: str, prefix: str, suffix: str, proposed: str | None, comment: str, url: str
) -> bytes:
    """The bytes of what a reader wrote."""
    return profile_bytes(
        {
            "exact": exact,
            "prefix": prefix,
            "suffix": suffix,
            "proposed": proposed,
            "comment": comment,
            "evidence_url": url,
        }
    )
