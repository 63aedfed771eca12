"""The letters around a question to an author: the link to the author, the answer to whoever asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from corrections.domain.casework.asking import author_token
from corrections.domain.telling.mails import Letter
from corrections.models.sessions import Sessions
from corrections.queries.letters.author_questions import author_question
from corrections.views.casework.author_answers import AUTHOR_KEY
from corrections.views.context import derived_key


def asked(sessions: Sessions, payload: Mapping[str, Any], at: datetime) -> Sequence[Letter]:
    """The question with its link; none once it was answered or its time is over."""
    told = author_question(sessions, payload["question"], state="open")
    if told is None or not told.address or told.expires_at <= at:
        return []
    about = replace(told, token=author_token(derived_key(AUTHOR_KEY), payload["question"]))
    return [
        Letter(
            name="author_asked",
            target="author",
            address=told.address,
            language=told.language,
            about=about,
        )
    ]


def answered(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """What the author said, for whoever asked."""
    told = author_question(sessions, payload["question"], state="answered")
    if told is None or told.asker is None:
        return []
    return [
        Letter(
            name="author_answered",
            target=f"staff {told.asker.staff_id}",
            address=told.asker.email,
            language=told.asker.language,
            about=told,
        )
    ]
