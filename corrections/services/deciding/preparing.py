"""The step that turns a decision into a prepared fix: place, words, policy, note."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.binding import bound_digest
from corrections.domain.casework.decision_refusals import KindChangesStatus, SignatureOutstanding
from corrections.domain.disclosure import NoteKind, Severity, rule_for
from corrections.domain.newsroom.repeating import check_restatement
from corrections.domain.newsroom.taken_words import TakenWords
from corrections.domain.notes import check_note
from corrections.domain.proposals import Chosen, Proposal, check_departure, proposal_for
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import close, edits_of
from corrections.domain.text.plain_text import admit
from corrections.domain.text.spans import Passage
from corrections.domain.text.splicing.combining import Wanted, combined
from corrections.domain.text.splicing.fix_refusals import NeedsPlace
from corrections.domain.text.splicing.splices import Fix, from_json, to_json
from corrections.domain.wording.note_refusals import check_names_no_reader
from corrections.domain.working.reaching import wanted_by
from corrections.models import Article, Correction, PreparedFix, ReaderContact, Submission
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.services.deciding.decisions import Decision
from corrections.services.deciding.hours import check_hour
from corrections.services.deciding.joining import Member, keep_scope, locked_companions
from corrections.services.newsroom.whole_work import Whole

LONGEST_CHECKED = 1000
LONGEST_REASON = 500
STATUS_KINDS = frozenset({NoteKind.RETRACTION, NoteKind.REMOVAL})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A prepared fix as a row, its closed fix, the live text it stands on, and the cases it settles, its own first.

    `whole` is there where it changes the whole article: its text, its status or its address.
    """

    row: PreparedFix
    fix: Fix
    live: ArticleText
    members: tuple[Member, ...]
    whole: Whole | None = None


def prepare(
    session: Session, article: Article, case: Correction, decision: Decision, *, by: Actor, at: datetime
) -> Prepared:
    """Write a prepared fix for the live version. Nothing is published by this.

    Raises NeedsPlace where the passage has no certain place, and whatever policy or the fix refuses.
    """
    if decision.kind in STATUS_KINDS:
        raise KindChangesStatus
    if case.signature_due_at is not None:
        raise SignatureOutstanding
    members = [Member(case, decision.proposed), *locked_companions(session, case, decision.together)]
    wanted, live = _wanted(session, article, members, decision)
    passage = wanted[0].passage
    closed = close(combined(live, wanted, base=article.current_version), live)
    serious = any(member.case.severity == Severity.SERIOUS for member in members)
    at_least = Severity.SERIOUS if serious else Severity.MINOR
    proposal = proposal_for(closed.fix, live, passage, error_type=decision.error_type, at_least=at_least)
    nothing = decision.restatement is Restatement.NONE
    taken = TakenWords(live, edits_of(closed.fix, live)) if nothing else None
    chosen = _checked(decision, proposal, taken, by=by, at=at)
    check_names_no_reader(chosen["note"], _addresses(session, members))
    row = PreparedFix(
        correction_id=case.id,
        base_version=article.current_version,
        changes=json.dumps(to_json(closed.fix), ensure_ascii=False, sort_keys=True),
        proposed=decision.proposed,
        prepared_by=by.id,
        prepared_at=at,
        digest=bound_digest(closed.fix, live, **{name: chosen[name] for name in SIGNED}),
        **chosen,
    )
    session.add(row)
    session.flush()
    keep_scope(session, row, members, wanted[len(members) :])
    return Prepared(row, closed.fix, live, tuple(members))


SIGNED = ("note", "kind", "severity", "place", "restatement", "publish_at")


def _addresses(session: Session, members: Sequence[Member]) -> Sequence[str]:
    """The mail addresses of those who reported the cases."""
    chosen = (
        select(ReaderContact.email)
        .join(Submission, Submission.id == ReaderContact.submission_id)
        .where(Submission.correction_id.in_([member.case.id for member in members]))
    )
    return session.scalars(chosen).all()


def _wanted(
    session: Session, article: Article, members: Sequence[Member], decision: Decision
) -> tuple[list[Wanted], ArticleText]:
    """What shall read how: the passages of the cases, then the other places; and the live text."""
    passages, live = certain_passages(session, article, [member.case for member in members])
    wanted = [Wanted(place, member.proposed) for place, member in zip(passages, members, strict=True)]
    return [*wanted, *wanted_by(decision.also, live)], live


def certain_passages(
    session: Session, article: Article, cases: Sequence[Correction]
) -> tuple[list[Passage], ArticleText]:
    """Where the cases' passages stand in the live text, and that text. Raises NeedsPlace where one is not certain."""
    anchors = anchors_of(session, cases)
    if any(case.id not in anchors for case in cases):
        raise NeedsPlace
    chain = chain_for(session, article, anchors.values())
    passages = []
    for case in cases:
        judged = chain.judge(anchors[case.id], None)
        if not judged.verdict.publishes or judged.span is None:
            raise NeedsPlace
        passages.append(Passage(anchors[case.id].passage.part, judged.span))
    return passages, chain.live


def stored_fix(row: PreparedFix) -> Fix:
    """The closed fix that was prepared."""
    return from_json(json.loads(row.changes))


def _checked(
    decision: Decision, proposal: Proposal, taken: TakenWords | None, *, by: Actor, at: datetime
) -> Mapping[str, Any]:
    """What was decided, checked against the policy; the note is empty for a minor fix."""
    rule = rule_for(decision.kind, decision.severity)
    place = decision.place or rule.place
    reason = _admitted(decision.departure_reason, "reason", LONGEST_REASON)
    chosen = Chosen(decision.kind, rule.severity, place, decision.error_type)
    lowered = check_departure(proposal, chosen, reason=reason, roles=by.roles)
    note = check_note(decision.kind, _admitted(decision.note, "note", 4000))
    restatement = check_restatement(
        decision.kind, decision.restatement, note=note, taken=taken, reason=reason, roles=by.roles
    )
    check_hour(decision.publish_at, at=at)
    return {
        "restatement": restatement.value,
        "publish_at": decision.publish_at,
        "kind": decision.kind.value,
        "severity": rule.severity.value,
        "error_type": decision.error_type.value if decision.error_type else "",
        "place": place.value,
        "note": note,
        "checked": _admitted(decision.checked, "checked", LONGEST_CHECKED),
        "departure_reason": reason if lowered or restatement is Restatement.NONE else "",
    }


def _admitted(value: str, field: str, limit: int) -> str:
    return admit(value, field=field, limit=limit, single_line=True) if value.strip() else ""
