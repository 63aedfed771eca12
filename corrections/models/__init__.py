"""The tables: columns and constraints, no behaviour. Gathered here for Alembic."""

from corrections.models.article import Article, Desk
from corrections.models.article_version import ArticleVersion, VersionText, Withdrawal
from corrections.models.base import Base
from corrections.models.casework.author_question import AuthorQuestion
from corrections.models.casework.case_custody import Appeal, CaseCustody
from corrections.models.casework.handover import Handover
from corrections.models.casework.reader_question import ReaderQuestion
from corrections.models.casework.signature_call import SignatureCall
from corrections.models.casework.unplaced_report import UnplacedReport
from corrections.models.correction import Correction, Placement
from corrections.models.counter import Counter
from corrections.models.minding.case_cause import CaseCause
from corrections.models.minding.kept_figures import KeptFigures
from corrections.models.newsroom.former_slug import FormerSlug
from corrections.models.newsroom.language_edition import LanguageEdition
from corrections.models.newsroom.silent_edit import SilentEdit
from corrections.models.newsroom.whole_change import WholeChange
from corrections.models.note import Note, NoteCase
from corrections.models.outbox.chore_turn import ChoreTurn
from corrections.models.outbox.outbox_event import Delivery, OutboxEvent
from corrections.models.page_stamp import PageStamp
from corrections.models.prepared_fix import PreparedFix, Signature
from corrections.models.prepared_scope import PreparedCase, PreparedPlace
from corrections.models.programs.program import Program
from corrections.models.readers.intake_count import IntakeCount, SpamFinding, SpentProof
from corrections.models.readers.legal_hold import LegalHold
from corrections.models.readers.reader_addition import ReaderAddition
from corrections.models.record.alarm import Alarm
from corrections.models.record.log_checkpoint import LogCheckpoint, LogSubject, LogSubtree
from corrections.models.record.log_entry import LogEntry, LogHead, PrivateAct
from corrections.models.record.log_line import LogLine, LogWord
from corrections.models.rulings.note_change import NoteAmendment, NoteCorrection, NoteProposal
from corrections.models.rulings.note_pin import NotePin
from corrections.models.rulings.pin_end import PinEnd
from corrections.models.rulings.regulator_ruling import Dissent, RegulatorRuling, SeverityReview
from corrections.models.sorting.moved_report import MovedReport
from corrections.models.sorting.search_words import SearchWords
from corrections.models.staff import SignInAttempt, Staff, StaffRole, StaffSession
from corrections.models.staff_access import FactorAttempt, Invitation, RecoveryCode, SecondFactor, StaffDesk
from corrections.models.submission import Answer, IdempotencyKey, ReaderContact, ReaderWords, Submission
from corrections.models.withdrawing.withdrawal_order import WithdrawalOrder, WithdrawnWords
from corrections.models.working.case_claim import CaseClaim, ClaimNotice
from corrections.models.working.case_comment import CaseComment, CaseOpening
from corrections.models.working.case_draft import CaseDraft
from corrections.models.working.elsewhere_mark import ElsewhereMark

__all__ = [
    "Alarm",
    "Answer",
    "Appeal",
    "Article",
    "ArticleVersion",
    "AuthorQuestion",
    "Base",
    "CaseCause",
    "CaseClaim",
    "CaseComment",
    "CaseCustody",
    "CaseDraft",
    "CaseOpening",
    "ChoreTurn",
    "ClaimNotice",
    "Correction",
    "Counter",
    "Delivery",
    "Desk",
    "Dissent",
    "ElsewhereMark",
    "FactorAttempt",
    "FormerSlug",
    "Handover",
    "IdempotencyKey",
    "IntakeCount",
    "Invitation",
    "KeptFigures",
    "LanguageEdition",
    "LegalHold",
    "LogCheckpoint",
    "LogEntry",
    "LogHead",
    "LogLine",
    "LogSubject",
    "LogSubtree",
    "LogWord",
    "MovedReport",
    "Note",
    "NoteAmendment",
    "NoteCase",
    "NoteCorrection",
    "NotePin",
    "NoteProposal",
    "OutboxEvent",
    "PageStamp",
    "PinEnd",
    "Placement",
    "PreparedCase",
    "PreparedFix",
    "PreparedPlace",
    "PrivateAct",
    "Program",
    "ReaderAddition",
    "ReaderContact",
    "ReaderQuestion",
    "ReaderWords",
    "RecoveryCode",
    "RegulatorRuling",
    "SearchWords",
    "SecondFactor",
    "SeverityReview",
    "SignInAttempt",
    "Signature",
    "SignatureCall",
    "SilentEdit",
    "SpamFinding",
    "SpentProof",
    "Staff",
    "StaffDesk",
    "StaffRole",
    "StaffSession",
    "Submission",
    "UnplacedReport",
    "VersionText",
    "WholeChange",
    "Withdrawal",
    "WithdrawalOrder",
    "WithdrawnWords",
]
