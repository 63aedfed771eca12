"""One version for programs: everything its commitment binds, and what was logged of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from corrections.domain.record.entries import stamp
from corrections.domain.record.log_subjects import version_subject
from corrections.models.sessions import Sessions
from corrections.queries.proving.log_proof import proof_of
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article, version_rows


def version_record(sessions: Sessions, slug: str, number: int) -> Mapping[str, Any]:
    """A version's words, edits, salt and commitment. Raises what `version_rows` raises."""
    with reading(sessions) as session:
        article = public_article(session, slug)
        version, words = version_rows(session, article, number)
        return {
            "article": article.slug,
            "article_id": article.id,
            "version": version.number,
            "kind": version.kind,
            "published": stamp(version.published_at),
            "rule": version.rule_version,
            "superseded": version.number < article.current_version,
            "text": {"headline": words.headline, "dek": words.dek, "body": words.body},
            "splices": json.loads(words.edits),
            "salt": words.salt.hex(),
            "commitment": version.commitment,
            "proof": proof_of(session, version_subject(article.id, number)),
        }
