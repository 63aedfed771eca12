"""SearchWords: the words a report is found by. Erasing the row takes them out of the index too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import BigInteger, ForeignKey, Text, cast, column, func, insert, select, table, text, update
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import Mapped, Session, mapped_column

from corrections.domain.sorting.searching import NEWEST
from corrections.models.base import Base, Big

INDEX = table("search_index", column("rowid", BigInteger))


class SearchWords(Base):
    """A report's folded words. SQLite has an FTS5 index beside it, kept by triggers; PostgreSQL a GIN index on it."""

    __tablename__ = "search_words"

    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"), primary_key=True)
    words: Mapped[str] = mapped_column(Text().with_variant(TSVECTOR, "postgresql"))


def keep_search_words(session: Session, submission_id: int, words: Sequence[str]) -> None:
    """Let a report be found by these words."""
    kept = (
        " ".join(words) if _is_sqlite(session) else func.array_to_tsvector(cast(list(words), ARRAY(Text())))
    )
    row = insert(SearchWords).values(submission_id=submission_id, words=kept)
    session.connection().execute(row)


def add_search_words(session: Session, submission_id: int, words: Sequence[str]) -> None:
    """Let a report that can be found be found by these words too; one that cannot yet is left alone."""
    more = (
        SearchWords.words + " " + " ".join(words)
        if _is_sqlite(session)
        else SearchWords.words.op("||")(func.array_to_tsvector(cast(list(words), ARRAY(Text()))))
    )
    session.execute(update(SearchWords).where(SearchWords.submission_id == submission_id).values(words=more))


def newest_matches(session: Session, words: Iterable[str]) -> list[int]:
    """The newest thousand reports that have all the words, newest first, in one statement."""
    if _is_sqlite(session):
        match = text("search_index MATCH :words").bindparams(words=" ".join(f'"{word}"' for word in words))
        chosen = select(INDEX.c.rowid).where(match).order_by(INDEX.c.rowid.desc())
    else:
        match = text("words @@ CAST(:words AS tsquery)").bindparams(
            words=" & ".join(f"'{word}'" for word in words)
        )
        chosen = select(SearchWords.submission_id).where(match).order_by(SearchWords.submission_id.desc())
    return list(session.scalars(chosen.limit(NEWEST)))


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
