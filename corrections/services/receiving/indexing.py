"""The steps that make a report findable by its words, and that make its words vanish again."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from corrections.domain.sorting.searching import words_in
from corrections.models.sorting.search_words import SearchWords, add_search_words, keep_search_words


def index_words(session: Session, submission_id: int, *texts: str) -> None:
    """Let editors find a report by the words of these texts."""
    keep_search_words(session, submission_id, words_in(*texts))


def index_more(session: Session, submission_id: int, *texts: str) -> None:
    """Let editors find a report by what its reader added as well, if they find it at all yet."""
    words = words_in(*texts)
    if words:
        add_search_words(session, submission_id, words)


def forget_words(session: Session, submission_ids: Iterable[int]) -> None:
    """Take reports out of the search index, so that none of their words are left in it.

    On SQLite the index is merged anew at once: what was only marked as deleted would still stand in the file.
    """
    numbers = list(submission_ids)
    if not numbers:
        return
    session.execute(delete(SearchWords).where(SearchWords.submission_id.in_(numbers)))
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("INSERT INTO search_index(search_index) VALUES ('optimize')"))
