"""The step that makes a new version: rows, commitment, and what the public log says of it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.anchoring.edits import New, edits
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.record.bound import version_content
from corrections.domain.record.commitments import salted
from corrections.domain.record.entries import stamp
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.markup import RULE_VERSION
from corrections.domain.text.spans import Part
from corrections.models import Article, ArticleVersion, VersionText


@dataclass(frozen=True, slots=True)
class Released:
    """A version that was written, and the fields of its public log entry, which are recorded last."""

    number: int
    entry: Mapping[str, Any]


def release(
    session: Session, article: Article, text: ArticleText, *, step: VersionEdits, kind: str, at: datetime
) -> Released:
    """Write the next version of a locked article."""
    article.current_version += 1
    article.changed_at = at
    stored, salt = compact(step.to_json()), secrets.token_bytes(32)
    content = version_content(text, edits=stored, article=article.id, number=article.current_version)
    version = ArticleVersion(
        article_id=article.id,
        number=article.current_version,
        kind=kind,
        published_at=at,
        rule_version=RULE_VERSION,
        commitment=salted(salt, content),
        position_map=compact(step.position_map()),
    )
    session.add(version)
    session.flush()
    words = VersionText(
        version_id=version.id, headline=text.headline, dek=text.dek, body=text.body, edits=stored, salt=salt
    )
    session.add(words)
    session.flush()
    return Released(version.number, version_entry(article.slug, version))


def version_entry(slug: str, version: ArticleVersion) -> dict[str, Any]:
    """What the public log says of a version."""
    return {
        "article": slug,
        "article_id": version.article_id,
        "version": version.number,
        "change": version.kind,
        "published": stamp(version.published_at),
        "rule": version.rule_version,
        "commitment": version.commitment,
        "position_map": sha256(version.position_map.encode()).hexdigest(),
    }


def first_edits(text: ArticleText) -> VersionEdits:
    """The edits of a version 1: everything is new."""
    parts = {part: edits([New(text.canonical(part))]) for part in Part}
    return VersionEdits(text=parts, string=edits([New(text.body)]))


def compact(value: Mapping[str, Any]) -> str:
    """JSON as the database keeps it: sorted, without spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
