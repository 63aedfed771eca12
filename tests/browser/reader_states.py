"""Every state that a report can be in, each with its receipt, on one article in a language of one's choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.permissions import Role
from corrections.domain.reporting.additions import About, Addition
from corrections.services.casework.asking_readers import lapse_questions
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.declining import Declined, decline
from corrections.services.deciding.undoing import Reversal, undo
from corrections.services.privacy.erasing import erase_own
from corrections.services.privacy.legal_holds import place_hold
from corrections.services.receipts.adding_words import add
from corrections.services.receipts.taking_back import withdraw
from tests.newsroom import Newsroom
from tests.receipts.holders import ask, newest
from tests.services.decisions import correction, publish_now, sign_now

READER = "reader@example.org"


@dataclass(frozen=True)
class Tongue:
    """One language's article: `line` takes a number, so that every state has a passage of its own."""

    language: str
    slug: str
    headline: str
    dek: str
    line: str
    comment: str
    question: str
    reply: str
    message: str
    note: str
    caption: str

    @property
    def body(self) -> str:
        """Forty paragraphs, a picture with its caption, and a table."""
        lines = "".join(f"<p>{self.line.format(number)}</p>" for number in range(101, 141))
        picture = f'<figure><img src="https://example.org/a.png" alt="{self.headline}">'
        table = f"<table><tr><th>{self.caption}</th><th>2026</th></tr><tr><td>{self.dek}</td><td>7</td></tr></table>"
        return f"{lines}{picture}<figcaption>{self.caption}</figcaption></figure>{table}"


ENGLISH = Tongue(
    "en", "harbour-bridge", "City approves harbour bridge repairs", "Work starts in May", "Route {} carries people.",
    "The timetable says otherwise.", "Which timetable do you mean?", "The one of May, page four.",
    "We asked the harbour office.", "Correction, 2 March 2026: An earlier version gave another number.", "The bridge",
)  # fmt: skip
UKRAINIAN = Tongue(
    "uk", "mist", "Місто схвалило ремонт мосту", "Роботи почнуться в травні", "Маршрут {} перевозить людей.",
    "У розкладі інакше.", "Який розклад ви маєте на увазі?", "Травневий, четверта сторінка.",
    "Ми запитали управління порту.", "Виправлення, 2 березня 2026 року: раніше тут стояло інше число.", "Міст",
)  # fmt: skip
ARABIC = Tongue(
    "ar", "jisr", "المجلس يوافق على إصلاح جسر الميناء", "يبدأ العمل في مايو", "الخط {} ينقل الركاب كل يوم.",
    "الجدول يقول غير ذلك.", "أي جدول تقصد؟", "جدول مايو، الصفحة الرابعة.",
    "سألنا إدارة الميناء.", "تصحيح، 2 مارس 2026: ذكرت نسخة سابقة رقما آخر.", "الجسر",
)  # fmt: skip
TONGUES = {each.language: each for each in (ENGLISH, UKRAINIAN, ARABIC)}


@dataclass
class Reports:
    """Makes one report after the other, each about a passage of its own, and keeps their receipts by state."""

    newsroom: Newsroom
    tongue: Tongue
    receipts: dict[str, str] = field(default_factory=dict)
    number: int = 100

    def report(self, state: str, *, again: str = "", **more: Any) -> int:
        """A report under the name of its state; gives its case. `again` repeats the one of another state."""
        self.newsroom.later()
        if not again:
            self.number += 1
        values = {"comment": self.tongue.comment, "email": READER, "article": self.tongue.slug, "version": 1}
        received = self.newsroom.report(str(self.number), f"{self.number}0", **{**values, **more})
        self.receipts[state] = received.receipt
        return newest(self.newsroom).correction_id or 0

    def fixed(self, case: int, proposed: str, **more: Any) -> None:
        decided = replace(correction(proposed, **more), note=self.tongue.note)
        publish_now(self.newsroom, case, replace(decided, timing=Timing.WAIT), by=self.newsroom.staff())
        sign_now(self.newsroom, case, by=self.newsroom.staff())

    def declined(self, case: int, reason: DeclineReason) -> None:
        said = Declined(reason, checked="example.org", message=self.tongue.message)
        decline(
            self.newsroom.sessions, case, said, tokens=self.newsroom.tokens(case), by=self.newsroom.staff(),
            at=self.newsroom.later(), house=self.newsroom.house,
        )  # fmt: skip

    def added(self, state: str, about: About) -> None:
        said = Addition(
            about=about, words=self.tongue.reply, link="https://example.org/a/long/address/of/a/page"
        )
        add(
            self.newsroom.sessions,
            self.receipts[state],
            said,
            at=self.newsroom.later(),
            house=self.newsroom.house,
        )


def every_state(newsroom: Newsroom, tongue: Tongue) -> dict[str, str]:
    """One report in each state; gives their receipts by the state's name."""
    newsroom.article(
        tongue.slug, tongue.body, headline=tongue.headline, dek=tongue.dek, language=tongue.language
    )
    reports = Reports(newsroom, tongue)
    for make in (_waiting, _asked, _answered, _looked_at_again, _taken_back):
        make(reports)
    return reports.receipts


def _waiting(reports: Reports) -> None:
    reports.report("open")
    reports.report("without a proposal", comment=reports.tongue.comment)
    case = reports.report("waits for a signature")
    decided = replace(correction(f"{reports.number}1"), note=reports.tongue.note, timing=Timing.WAIT)
    publish_now(reports.newsroom, case, decided, by=reports.newsroom.staff())
    reports.report("held by lawyers")
    place_hold(
        reports.newsroom.sessions, newest(reports.newsroom).id, "a claim",
        by=reports.newsroom.staff(Role.STANDARDS), at=reports.newsroom.at,
    )  # fmt: skip


def _asked(reports: Reports) -> None:
    reports.report("lapsed")
    ask(reports.newsroom, reports.tongue.question)
    lapse_questions(reports.newsroom.sessions, at=reports.newsroom.at + timedelta(days=11))
    reports.report("asked")
    ask(reports.newsroom, reports.tongue.question)
    reports.report("replied")
    ask(reports.newsroom, reports.tongue.question)
    reports.added("replied", About.QUESTION)
    reports.added("replied", About.EVIDENCE)


def _answered(reports: Reports) -> None:
    case = reports.report("fixed")
    reports.fixed(case, f"{reports.number}0")
    reports.report("already fixed", again="fixed")
    reports.fixed(reports.report("changed differently"), f"{reports.number}7")
    for reason in DeclineReason:
        if reason is not DeclineReason.ALREADY_FIXED:
            reports.declined(reports.report(f"declined: {reason.value}"), reason)
    reports.report("declined")
    reports.declined(newest(reports.newsroom).correction_id or 0, DeclineReason.CORRECT_AS_PUBLISHED)
    reports.report("declined before", again="declined")


def _looked_at_again(reports: Reports) -> None:
    reports.declined(reports.report("appealed"), DeclineReason.STYLE_CHOICE)
    reports.added("appealed", About.APPEAL)
    reports.fixed(reports.report("missed"), f"{reports.number}8")
    reports.added("missed", About.MISSED)
    case = reports.report("taken back by the newsroom")
    reports.fixed(case, f"{reports.number}0")
    undo(
        reports.newsroom.sessions, case, Reversal("the office was wrong", reports.tongue.note),
        tokens=reports.newsroom.tokens(case), by=reports.newsroom.staff(), at=reports.newsroom.later(),
        house=reports.newsroom.house,
    )  # fmt: skip


def _taken_back(reports: Reports) -> None:
    ends: dict[str, Callable[[], object]] = {
        "withdrawn": lambda: withdraw(
            reports.newsroom.sessions, reports.receipts["withdrawn"], at=reports.newsroom.at
        ),
        "erased": lambda: erase_own(
            reports.newsroom.sessions, reports.receipts["erased"], at=reports.newsroom.at
        ),
    }
    for state, end in ends.items():
        reports.report(state)
        end()
    reports.declined(reports.report("erased after the answer"), DeclineReason.OPINION)
    erase_own(reports.newsroom.sessions, reports.receipts["erased after the answer"], at=reports.newsroom.at)
