"""What happened in the demo newsroom: reports of every kind, and decisions about some of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from corrections.demo.newsroom import Stage
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.references import case_id
from corrections.domain.reporting.reports import Report
from corrections.queries.tokens import current_tokens
from corrections.services.deciding.decisions import Decision, Timing, Tokens
from corrections.services.deciding.declining import Declined, decline
from corrections.services.deciding.publishing import publish
from corrections.services.deciding.signing import sign
from corrections.services.submitting import submit

BRIDGE, MEALS, THEFT = "harbour-bridge-repairs", "school-meals", "museum-theft"
LIGHTHOUSE, LIBRARY, TRAM = "lighthouse-weather", "nova-biblioteka", "richkovyi-tramvai"


class Days:
    """The days of the demo: each event is told with the hours that passed since the articles came out."""

    def __init__(self, stage: Stage, start: datetime) -> None:
        self.stage = stage
        self.start = start
        self._reports = 0

    def report(self, hours: float, article: str, exact: str, proposed: str | None, **more: Any) -> int:
        """A reader's report; gives the number of its case."""
        self._reports += 1
        report = Report(article=article, exact=exact, proposed=proposed, **more)
        received = submit(
            self.stage.sessions,
            report,
            idempotency_key=f"demo-{self._reports}",
            receipt_key=self.stage.receipt_key,
            at=self.start + timedelta(hours=hours),
            house=self.stage.house,
        )
        return case_id(received.reference or "")

    def tokens(self, case: int) -> Tokens:
        """What a page made now would carry."""
        return Tokens(*current_tokens(self.stage.sessions, case))

    def publish(self, hours: float, case: int, decision: Decision, *, who: str = "editor") -> None:
        """An editor publishes, or signs and waits."""
        publish(
            self.stage.sessions,
            case,
            decision,
            tokens=self.tokens(case),
            by=self.stage.people[who],
            at=self.start + timedelta(hours=hours),
            house=self.stage.house,
        )

    def sign(self, hours: float, case: int, *, who: str) -> None:
        """A second person signs."""
        sign(
            self.stage.sessions,
            case,
            tokens=self.tokens(case),
            by=self.stage.people[who],
            at=self.start + timedelta(hours=hours),
            house=self.stage.house,
        )

    def decline(self, hours: float, case: int, said: Declined) -> None:
        """An editor lets the text stand."""
        decline(
            self.stage.sessions,
            case,
            said,
            tokens=self.tokens(case),
            by=self.stage.people["editor"],
            at=self.start + timedelta(hours=hours),
            house=self.stage.house,
        )


def minor(proposed: str) -> Decision:
    """A spelling mended: meaning unchanged, one signature."""
    return Decision(
        proposed=proposed,
        kind=NoteKind.MINOR_FIX,
        severity=Severity.MINOR,
        error_type=ErrorType.SPELLING,
        place=None,
        note="",
        checked="read in place",
        departure_reason="Meaning unchanged.",
    )


def correction(
    proposed: str, note: str, *, checked: str, error_type: ErrorType, timing: Timing, serious: bool = False
) -> Decision:
    """A fact was wrong."""
    return Decision(
        proposed=proposed,
        kind=NoteKind.CORRECTION,
        severity=Severity.SERIOUS if serious else Severity.ORDINARY,
        error_type=error_type,
        place=None,
        note=note,
        checked=checked,
        timing=timing,
    )


def happen(stage: Stage, start: datetime) -> None:
    """Let the demo's nine days pass."""
    days = Days(stage, start)
    _decided(days)
    _waiting_for_signatures(days)
    _open(days)


def _decided(days: Days) -> None:
    twice = days.report(
        30, BRIDGE, "The bridge was was built", "The bridge was built", comment="A word too many."
    )
    days.report(31, BRIDGE, "was was built", "was built")
    days.publish(33, twice, minor("The bridge was built"))
    cost = days.report(
        40, BRIDGE, "41 million crowns", "4.1 million crowns", error_type="number",
        comment="The council's own paper says 4.1 million.", evidence_url="https://example.org/council/item-7",
        email="reader@example.org",
    )  # fmt: skip
    note = (
        "Correction, {day}: An earlier version of this article said that the repairs cost 41 million crowns."
        " In fact, they cost 4.1 million crowns."
    )
    days.publish(
        44,
        cost,
        correction(
            "4.1 million crowns", note.format(day=_written(days, 44)), checked="the council's minutes, item 7",
            error_type=ErrorType.NUMBER, timing=Timing.WAIT,
        ),
    )  # fmt: skip
    days.sign(45, cost, who="second.editor")
    ferry = days.report(
        50, MEALS, "hot meal free of charge", "hot meal at the county's expense", comment="Somebody pays."
    )
    days.decline(
        52,
        ferry,
        Declined(
            DeclineReason.STYLE_CHOICE,
            "“Free of charge” is said of those who eat; the next section says who pays.",
        ),
    )


def _waiting_for_signatures(days: Days) -> None:
    price = days.report(
        60, MEALS, "18,400", "14,800", error_type="number", comment="Digits swapped, see the county's tender."
    )
    note = "Correction, {day}: We gave the number of meals a day as 18,400. The figure is 14,800."
    days.publish(
        70,
        price,
        correction(
            "14,800", note.format(day=_written(days, 70)), checked="the county's tender, page 3",
            error_type=ErrorType.NUMBER, timing=Timing.WAIT,
        ),
    )  # fmt: skip
    guard = days.report(
        206, THEFT, "was convicted on Thursday", "was charged on Thursday", relation="subject",
        comment="There has been no trial. I am his lawyer.",
    )  # fmt: skip
    serious = (
        "Correction, {day}: An earlier version of this article said that the man was convicted on Thursday."
        " In fact, he was charged on Thursday; there has been no trial."
    )
    days.publish(
        207,
        guard,
        correction(
            "was charged on Thursday", serious.format(day=_written(days, 207)), checked="the prosecutor's office",
            error_type=ErrorType.LEGAL_STATUS, timing=Timing.LATER, serious=True,
        ),
    )  # fmt: skip


def _open(days: Days) -> None:
    days.report(
        168, THEFT, "Former guard convicted", "Former guard charged", part="headline", relation="quoted",
        comment="The text was corrected, the headline was not.",
    )  # fmt: skip
    days.report(196, LIGHTHOUSE, "recieves", "receives", error_type="spelling")
    days.report(197, LIGHTHOUSE, "recieves", "receives")
    days.report(200, LIGHTHOUSE, "she recieves from", "she gets from")
    days.report(
        201, LIGHTHOUSE, "البحر لا ينسى أحدا", "البحر لا ينسى أحدًا", comment="The last word lacks its ending.",
        language="en",
    )  # fmt: skip
    days.report(203, LIGHTHOUSE, "1.4 degrees", "0.4 degrees", comment="The institute's report says 0.4.")
    days.report(205, MEALS, "the 15th of August", "15 August", comment="Date style?")
    days.report(
        207, MEALS, "“We are not going to inspect anybody's lunch box,”", None, relation="quoted",
        comment="I said this about last year's trial, not about September.",
    )  # fmt: skip
    days.report(
        209, BRIDGE, "A sentence that was never in this article", "Another", comment="I read it this morning."
    )
    days.report(211, BRIDGE, "27 to 12", "26 to 12", comment="One ballot was void.")
    days.report(
        213,
        BRIDGE,
        "Ida Lindqvist",
        "<img src=x onerror=alert(1)>",
        comment="<script>alert('markup is text')</script>",
    )
    days.report(215, LIBRARY, "імʼям", "імʼям по батькові", comment="Так вимагає форма.", language="uk")
    days.report(216, LIBRARY, "1962 року", "1926 року", comment="На фасаді стоїть інша дата.", language="uk")
    days.report(217, TRAM, "80 пасажирів", "60 пасажирів", error_type="number", language="uk")
    days.report(218.5, TRAM, "", None, comment="Немає жодного слова про людей на візках.", language="uk")


def _written(days: Days, hours: float) -> str:
    at = days.start + timedelta(hours=hours)
    return f"{at.day} {at:%B %Y}"
