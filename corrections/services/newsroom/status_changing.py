"""An editor's note, a retraction, a removal, or coming back from them: signed by a senior editor and standards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity, rule_for
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import ArticleStatus, CorrectionState
from corrections.domain.newsroom.whole_values import KIND_OF, WholeAct, becomes
from corrections.domain.notes import check_note
from corrections.domain.refusals import NotFound, StaleDecision, WrongState
from corrections.domain.text.plain_text import admit
from corrections.models import Article, Correction
from corrections.models.sessions import Sessions
from corrections.services.deciding.decisions import Decided, Timing
from corrections.services.deciding.publishing import sign_first
from corrections.services.deciding.signatures import check_not_author
from corrections.services.locking import locked_article
from corrections.services.newsroom.whole_cases import open_whole_case
from corrections.services.newsroom.whole_preparing import WholeDraft, prepare_whole
from corrections.services.transaction import transaction

LONGEST_NOTE, LONGEST_CHECKED = 4000, 1000


@dataclass(frozen=True, slots=True)
class ArticleTokens:
    """What the sender believed of an article: its live version's number and its status."""

    version: int
    status: str

    def check(self, article: Article) -> None:
        """Raises StaleDecision where either has moved on."""
        if (self.version, self.status) != (article.current_version, article.status):
            raise StaleDecision


@dataclass(frozen=True, slots=True)
class StatusDecision:
    """What is to become of an article, and what the public is told.

    `covered` takes the text of a retracted article away as well, `by_order` answers 451 where it is removed;
    `case` is the case that asked for it, None where there is none yet.
    """

    act: WholeAct
    note: str
    checked: str = ""
    covered: bool = False
    by_order: bool = False
    case: int | None = None


def change_status(
    sessions: Sessions,
    article_id: int,
    decision: StatusDecision,
    *,
    tokens: ArticleTokens,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> tuple[int, Decided]:
    """Prepare the change with its note and sign it; it goes out with the other signature. Gives the case and the rest.

    Raises StaleDecision, WrongState, NoteMissing, AuthorCannotSign, and what the case's custody refuses.
    """
    note = admit(decision.note, field="note", limit=LONGEST_NOTE, single_line=True, required=False)
    checked = admit(
        decision.checked, field="checked", limit=LONGEST_CHECKED, single_line=True, required=False
    )
    with transaction(sessions) as session:
        article = locked_article(session, article_id)
        tokens.check(article)
        check_not_author(session, article, by)
        draft = _draft(article, decision, note=note, checked=checked)
        case = _case(session, article, decision.case, at=at, house=house)
        prepared = prepare_whole(session, article, case, draft, by=by, at=at)
        done = sign_first(session, article, case, prepared, timing=Timing.WAIT, by=by, at=at, house=house)
        return case.id, done


def _draft(article: Article, decision: StatusDecision, *, note: str, checked: str) -> WholeDraft:
    kind = KIND_OF[decision.act]
    rule = rule_for(kind, Severity.SERIOUS)
    now = ArticleStatus(article.status)
    status = becomes(decision.act, now, covered=decision.covered, by_order=decision.by_order)
    told = {
        "kind": kind.value,
        "severity": rule.severity.value,
        "place": rule.place.value,
        "error_type": "",
        "note": check_note(kind, note),
        "checked": checked,
        "restatement": "full",
    }
    change = {
        "status_after": status.after.value if status.after else "",
        "covered": status.covered,
        "by_order": status.by_order,
        "slug": "",
        "edits": "",
    }
    return WholeDraft(told, change)


def _case(
    session: Session, article: Article, number: int | None, *, at: datetime, house: HouseRules
) -> Correction:
    """The open case that asked for it, locked; a new one where none did. Raises NotFound, WrongState."""
    if number is None:
        return open_whole_case(session, article, severity=Severity.SERIOUS, at=at, house=house)
    case = session.get(Correction, number, with_for_update=True)
    if case is None or case.article_id != article.id:
        raise NotFound
    lifecycle.await_signature(CorrectionState(case.state))
    if case.signature_due_at is not None:
        raise WrongState(state=case.state, wanted=CorrectionState.AWAITING_SIGNATURE.value)
    return case
