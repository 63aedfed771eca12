"""Where words of an article's versions may have been copied to: each table, its key, its columns of words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from corrections.models.casework.author_question import AuthorQuestion
from corrections.models.casework.case_custody import CaseCustody
from corrections.models.casework.handover import Handover
from corrections.models.casework.reader_question import ReaderQuestion
from corrections.models.casework.unplaced_report import UnplacedReport
from corrections.models.correction import Correction
from corrections.models.minding.case_cause import CaseCause
from corrections.models.newsroom.silent_edit import SilentEdit
from corrections.models.newsroom.whole_change import WholeChange
from corrections.models.note import Note
from corrections.models.prepared_fix import PreparedFix, Signature
from corrections.models.prepared_scope import PreparedCase, PreparedPlace
from corrections.models.readers.reader_addition import ReaderAddition
from corrections.models.record.log_entry import PrivateAct
from corrections.models.record.log_line import LogLine
from corrections.models.rulings.note_change import NoteAmendment, NoteProposal
from corrections.models.rulings.regulator_ruling import Dissent, SeverityReview
from corrections.models.submission import ReaderWords, Submission
from corrections.models.working.case_comment import CaseComment, CaseOpening

Condition = Callable[[int], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Place:
    """A table of copies: `of` finds the rows of an article, `key` is the column that `withdrawn_words` names.

    `texts` are columns of words, `stored` such as hold JSON, `bound` the key or salt of what they are bound by.
    """

    table: Any
    key: Any
    texts: tuple[str, ...]
    of: Condition
    stored: tuple[str, ...] = ()
    bound: str = ""

    @property
    def name(self) -> str:
        """The table's name."""
        return str(self.table.__tablename__)


def _cases(column: Any) -> Condition:
    return lambda article: column.in_(select(Correction.id).where(Correction.article_id == article))


def _fixes(column: Any) -> Condition:
    return lambda article: column.in_(
        select(PreparedFix.id).join(Correction, Correction.id == PreparedFix.correction_id)
        .where(Correction.article_id == article)
    )  # fmt: skip


def _reports(column: Any) -> Condition:
    return lambda article: column.in_(select(Submission.id).where(Submission.article_id == article))


def _notes(column: Any) -> Condition:
    return lambda article: column.in_(select(Note.id).where(Note.article_id == article))


def _acts(article: int) -> ColumnElement[bool]:
    return PrivateAct.seq.in_(select(LogLine.seq).where(LogLine.article_id == article))


PLACES: tuple[Place, ...] = (
    Place(Note, Note.id, ("text",), lambda article: Note.article_id == article, ("changes",), "salt"),
    Place(NoteAmendment, NoteAmendment.id, ("text",), _notes(NoteAmendment.note_id), bound="salt"),
    Place(NoteProposal, NoteProposal.id, ("text",), _notes(NoteProposal.corrects_id)),
    Place(PreparedFix, PreparedFix.id, ("proposed", "note", "checked", "departure_reason"),
          _cases(PreparedFix.correction_id), ("changes",)),
    Place(PreparedCase, PreparedCase.prepared_fix_id, ("proposed",), _fixes(PreparedCase.prepared_fix_id)),
    Place(PreparedPlace, PreparedPlace.prepared_fix_id, ("proposed",), _fixes(PreparedPlace.prepared_fix_id)),
    Place(WholeChange, WholeChange.prepared_fix_id, ("headline", "dek", "body"),
          _fixes(WholeChange.prepared_fix_id), ("edits",)),
    Place(Signature, Signature.id, ("comment",), _fixes(Signature.prepared_fix_id)),
    Place(SeverityReview, SeverityReview.prepared_fix_id, ("words",), _fixes(SeverityReview.prepared_fix_id)),
    Place(Dissent, Dissent.id, ("words",), _cases(Dissent.correction_id)),
    Place(Handover, Handover.id, ("words",), _cases(Handover.correction_id)),
    Place(CaseComment, CaseComment.id, ("words",), _cases(CaseComment.correction_id)),
    Place(CaseOpening, CaseOpening.correction_id, ("proposed", "comment"), _cases(CaseOpening.correction_id)),
    Place(CaseCause, CaseCause.id, ("prevention",), _cases(CaseCause.correction_id)),
    Place(CaseCustody, CaseCustody.correction_id, ("owner_reason", "legal_reason"),
          _cases(CaseCustody.correction_id)),
    Place(AuthorQuestion, AuthorQuestion.id,
          ("question", "before", "passage", "after", "answer", "suggested"), _cases(AuthorQuestion.correction_id)),
    Place(SilentEdit, SilentEdit.correction_id, ("reason",), _cases(SilentEdit.correction_id)),
    Place(Correction, Correction.id, ("internal_note",), lambda article: Correction.article_id == article),
    Place(ReaderWords, ReaderWords.submission_id,
          ("exact", "prefix", "suffix", "proposed", "comment", "evidence_url"),
          _reports(ReaderWords.submission_id), bound="commitment_key"),
    Place(ReaderAddition, ReaderAddition.id, ("words", "evidence_url"), _reports(ReaderAddition.submission_id),
          bound="commitment_key"),
    Place(ReaderQuestion, ReaderQuestion.id, ("question",), _reports(ReaderQuestion.submission_id)),
    Place(UnplacedReport, UnplacedReport.id,
          ("title", "exact", "prefix", "suffix", "proposed", "comment", "evidence_url"),
          _reports(UnplacedReport.submission_id)),
    Place(PrivateAct, PrivateAct.seq, (), _acts, ("contents",), "commitment_key"),
)  # fmt: skip
