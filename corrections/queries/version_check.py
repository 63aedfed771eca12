"""Checking versions: rows and words as logged, and the stored edits replayed from version 1."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.version_edits import VersionEdits, replay_version
from corrections.domain.record.bound import version_content
from corrections.domain.record.commitments import salted, same
from corrections.domain.record.entries import stamp
from corrections.domain.text.article_text import ArticleText
from corrections.models import Article, ArticleVersion, VersionText, Withdrawal
from corrections.queries.found_broken import Broken

BATCH = 200
NOTHING = ArticleText(headline="", dek="", body="")


def check(session: Session, spoken: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[Broken]:
    """Compare every version with its entry; give what differs."""
    logged = {(fields["article_id"], fields["version"]): fields for _, fields in spoken}
    before: ArticleText | None = NOTHING
    article = None
    for row in session.execute(_rows()).yield_per(BATCH):
        version, words = row.ArticleVersion, row.VersionText
        where = f"version {version.number} of article {row.slug}"
        if version.article_id != article:
            article, before = version.article_id, NOTHING
        entry = logged.pop((version.article_id, version.number), None)
        if entry is None:
            yield Broken(where, "it is not in the log")
            continue
        yield from _row_differs(where, version, entry)
        if words is None:
            if not row.withdrawn:
                yield Broken(where, "its words are gone, and no withdrawal says why")
            before = None
            continue
        before = yield from _words_differ(where, version, words, before)
    for article_id, number in logged:
        yield Broken(f"version {number} of article number {article_id}", "it is in the log, but it is gone")


def _row_differs(where: str, version: ArticleVersion, entry: dict[str, Any]) -> Iterator[Broken]:
    stored = {
        "change": version.kind,
        "published": stamp(version.published_at),
        "rule": version.rule_version,
        "commitment": version.commitment,
        "position_map": sha256(version.position_map.encode()).hexdigest(),
    }
    for name, value in stored.items():
        if entry.get(name) != value:
            yield Broken(where, f"its {name} is not the one that was logged")


def _words_differ(where: str, version: ArticleVersion, words: VersionText, before: ArticleText | None) -> Any:
    text = ArticleText(headline=words.headline, dek=words.dek, body=words.body)
    content = version_content(text, edits=words.edits, article=version.article_id, number=version.number)
    if len(words.salt) != 32 or not same(salted(words.salt, content), version.commitment):
        yield Broken(where, "its words do not match its commitment")
        return text
    step = VersionEdits.from_json(json.loads(words.edits))
    if before is not None and replay_version(step, before) != text:
        yield Broken(where, "replaying its edits does not give its words")
    return text


def _rows() -> Any:
    return (
        select(ArticleVersion, VersionText, Article.slug, Withdrawal.id.label("withdrawn"))
        .join(Article, Article.id == ArticleVersion.article_id)
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .outerjoin(Withdrawal, Withdrawal.version_id == ArticleVersion.id)
        .order_by(ArticleVersion.article_id, ArticleVersion.number)
    )
