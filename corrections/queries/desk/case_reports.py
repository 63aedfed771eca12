"""What readers said about one case: each report, and the wordings they propose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.reading.differences import Piece, word_difference
from corrections.domain.reading.partly import Hunk, hunks_of
from corrections.models import ReaderAddition, ReaderWords, Submission
from corrections.models.casework.closed_reports import was_closed_as_abuse

MOST_SHOWN = 100
MOST_COMPARED = 20_000


@dataclass(frozen=True, slots=True)
class AddedView:
    """What a reader added to a report: `about` is evidence, question, missed or appeal."""

    about: str
    words: str
    link: str
    at: datetime

    @classmethod
    def of(cls, row: ReaderAddition) -> AddedView:
        """The row as it is shown."""
        return cls(row.about, row.words, row.evidence_url, row.added_at)

    @property
    def host(self) -> str:
        """The host that the link leads to, in ASCII; empty where there is none."""
        return host_of(self.link)


def host_of(link: str) -> str:
    """The host of a web address, in ASCII; empty for anything else."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") else ""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One reader's report; the words are empty once they were erased.

    `pieces` are what this reader would change in the words that were marked.
    """

    id: int
    state: str
    received_at: datetime
    version: int
    place: tuple[str, int | None, int | None]
    exact: str
    proposed: str | None
    comment: str
    evidence_url: str
    error_type: str
    relation: str
    language: str
    pieces: tuple[Piece, ...]
    is_abuse: bool
    added: tuple[AddedView, ...] = ()

    @property
    def evidence_host(self) -> str:
        """The host that the evidence link leads to, in ASCII; empty for anything that is no web address."""
        return host_of(self.evidence_url)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A wording that readers propose, and how many of them do."""

    submission: int
    proposed: str
    reports: int
    pieces: tuple[Piece, ...]

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """Its changes, to be taken one by one."""
        return hunks_of(self.pieces)


@dataclass
class _Comparing:
    """Compares words until a page has enough; later ones are shown as replaced whole, so that no flood stops it."""

    left: int = MOST_COMPARED

    def pieces(self, old: str, new: str) -> tuple[Piece, ...]:
        """The difference of two short texts."""
        self.left -= len(old) + len(new)
        if self.left >= 0:
            return word_difference(old, new)
        return tuple(piece for piece in (Piece("deleted", old), Piece("inserted", new)) if piece.text)


def reports_of(session: Session, correction_id: int) -> tuple[ReportView, ...]:
    """The reports of a case, first come first, at most a hundred of them, with what their readers added."""
    first = (
        select(Submission.id)
        .where(Submission.correction_id == correction_id)
        .order_by(Submission.id)
        .limit(MOST_SHOWN)
    )
    chosen = (
        select(Submission, ReaderWords, ReaderAddition, was_closed_as_abuse().label("is_abuse"))
        .outerjoin(ReaderWords, ReaderWords.submission_id == Submission.id)
        .outerjoin(ReaderAddition, ReaderAddition.submission_id == Submission.id)
        .where(Submission.id.in_(first.scalar_subquery()))
        .order_by(Submission.id, ReaderAddition.id)
    )
    compared, views = _Comparing(), []
    for _, rows in groupby(session.execute(chosen), key=lambda row: row.Submission.id):
        (submission, words, _addition, is_abuse), *_more = known = list(rows)
        added = tuple(AddedView.of(each.ReaderAddition) for each in known if each.ReaderAddition)
        views.append(_view(submission, words, compared, added=added, is_abuse=is_abuse))
    return tuple(views)


def alternatives(
    reports: Iterable[ReportView], present: str, *, about: tuple[int, str, int | None, int | None]
) -> tuple[Alternative, ...]:
    """The wordings for the case's own passage, most proposed first, as differences from the `present` one.

    `about` is where the case's passage was read: version, part, start and end (code points, half open).
    What readers propose for a longer or shorter passage would not fit in its place.
    """
    by_words: dict[str, list[ReportView]] = {}
    for report in reports:
        fits = (report.version, *report.place) == about and report.state != "withdrawn"
        if fits and not report.is_abuse and report.proposed is not None:
            by_words.setdefault(report.proposed, []).append(report)
    ordered = sorted(by_words.items(), key=lambda found: (-len(found[1]), found[1][0].id))
    compared = _Comparing()
    return tuple(
        Alternative(who[0].id, words, len(who), compared.pieces(present, words)) for words, who in ordered
    )


def lead_wording(alternatives: Sequence[Alternative], use: int | None) -> str | None:
    """The wording to start from: the one that was chosen, else the one most readers propose."""
    chosen = [each.proposed for each in alternatives if use is None or each.submission == use]
    return chosen[0] if chosen else None


def _view(
    submission: Submission,
    words: ReaderWords | None,
    compared: _Comparing,
    *,
    added: tuple[AddedView, ...],
    is_abuse: bool,
) -> ReportView:
    proposed = words.proposed if words else None
    return ReportView(
        id=submission.id,
        state=submission.state,
        received_at=submission.received_at,
        version=submission.version,
        place=(submission.part, submission.start, submission.end),
        exact=words.exact if words else "",
        proposed=proposed,
        comment=words.comment if words else "",
        evidence_url=words.evidence_url if words else "",
        error_type=submission.error_type,
        relation=submission.relation,
        language=submission.language,
        pieces=compared.pieces(words.exact, proposed) if words and proposed is not None else (),
        added=added,
        is_abuse=is_abuse,
    )
