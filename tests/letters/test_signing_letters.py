"""Letters about signatures reach those who can sign, and nobody else."""

from __future__ import annotations

import pytest

from corrections.domain.disclosure import Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.permissions import Role
from corrections.services.casework.calling_signers import remind_signers
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.signing import send_back
from tests.letters.letter_checks import mails_of
from tests.newsroom import BRIDGE, Newsroom
from tests.services.beside_a_cms import beside_a_cms
from tests.services.decisions import correction, publish_now, sign_now


@pytest.fixture
def staffed(newsroom: Newsroom) -> Newsroom:
    """Somebody of each role, the article's author among them."""
    newsroom.staff(Role.EDITOR, name="Second Editor", email="second@example.org")
    newsroom.staff(Role.SENIOR_EDITOR, name="Night Senior", email="senior@example.org")
    newsroom.staff(Role.STANDARDS, name="Stella Norm", email="standards@example.org")
    newsroom.staff(Role.ADMIN, name="Root", email="admin@example.org")
    newsroom.staff(Role.EDITOR, name="Ida Holm", email="ida@example.org")
    newsroom.article()
    return newsroom


def prepare(newsroom: Newsroom, timing: Timing, **more: object) -> int:
    case = newsroom.case()
    drafter = newsroom.staff(name="Drafter", email="drafter@example.org")
    publish_now(newsroom, case, correction("4.1 million", timing=timing, **more), by=drafter)
    return case


def addresses(newsroom: Newsroom, kind: str) -> set[str]:
    return {mail.address for mail in mails_of(newsroom, kind)}


def test_everybody_who_can_sign_is_written_to(staffed: Newsroom) -> None:
    prepare(staffed, Timing.LATER)
    assert addresses(staffed, "signature.wanted") == {
        "second@example.org", "senior@example.org", "standards@example.org",
    }  # fmt: skip


def test_of_a_serious_change_only_those_are_written_to_who_can_complete_it(staffed: Newsroom) -> None:
    prepare(staffed, Timing.LATER, severity=Severity.SERIOUS, error_type=ErrorType.PERSON)
    mails = mails_of(staffed, "signature.wanted")
    assert {mail.address for mail in mails} == {"senior@example.org", "standards@example.org"}
    assert all(mail.subject.startswith("Serious, to be signed") for mail in mails)


def test_the_letter_does_not_say_that_signing_publishes_what_is_made_in_the_cms(staffed: Newsroom) -> None:
    beside_a_cms(staffed)
    staffed.article(slug="ferry", external_id="cms-7", body="<p>The ferry carried 41 million people.</p>")
    case = staffed.case(article="ferry")
    publish_now(
        staffed, case, correction("4.1 million", timing=Timing.WAIT), by=staffed.staff(name="Drafter")
    )
    mail = mails_of(staffed, "signature.wanted")[0]
    assert "it is made in the CMS, and goes out when it is seen live" in mail.text
    assert "It goes out when a second person" not in mail.text + mail.html


def test_the_letter_shows_the_change_the_note_and_the_way_to_sign(staffed: Newsroom) -> None:
    case = prepare(staffed, Timing.WAIT)
    mail = mails_of(staffed, "signature.wanted")[0]
    assert f"http://localhost:8000/desk/corrections/C-{case}/signing" in mail.text
    assert "Drafter" in mail.text and "In fact, it is 4.1 million." in mail.text
    assert "<del>" in mail.html and "<ins>" in mail.html
    assert "[-" in mail.text and "{+" in mail.text


def test_nobody_is_written_to_once_it_is_signed(staffed: Newsroom) -> None:
    case = prepare(staffed, Timing.LATER)
    sign_now(staffed, case, by=staffed.staff())
    assert mails_of(staffed, "signature.wanted") == []


def test_the_author_is_told_and_not_asked(staffed: Newsroom) -> None:
    prepare(staffed, Timing.WAIT)
    assert addresses(staffed, "author.told") == {"ida@example.org"}


def test_a_reminder_and_an_overdue_signature_say_so(staffed: Newsroom) -> None:
    prepare(staffed, Timing.LATER)
    remind_signers(staffed.sessions, at=staffed.later(hours=20))
    remind_signers(staffed.sessions, at=staffed.later(hours=5))
    assert mails_of(staffed, "signature.reminder")[0].subject.startswith("Still to be signed")
    assert mails_of(staffed, "signature.overdue")[0].subject.startswith("Overdue")


def test_a_returned_change_comes_back_to_the_drafter_with_the_words(staffed: Newsroom) -> None:
    case = prepare(staffed, Timing.WAIT)
    send_back(
        staffed.sessions, case, tokens=staffed.tokens(case), comment="Which minutes?",
        by=staffed.staff(name="Second Reader"), at=staffed.later(), house=staffed.house,
    )  # fmt: skip
    mail = mails_of(staffed, "correction.returned")[0]
    assert mail.address == "drafter@example.org"
    assert "Which minutes?" in mail.text and "Second Reader" in mail.html


def test_the_drafter_is_told_when_the_signatures_fall(staffed: Newsroom) -> None:
    prepare(staffed, Timing.WAIT)
    staffed.article(body=BRIDGE.replace("voted on Monday", "voted late on Monday"))
    mail = mails_of(staffed, "signature.fell")[0]
    assert mail.address == "drafter@example.org" and "prepared again" in mail.subject


def test_markup_in_a_note_stays_text_in_the_letter(staffed: Newsroom) -> None:
    note = "Correction, 2 March 2026: it said <b>41</b> <script>x</script>, it is 4.1 million."
    prepare(staffed, Timing.WAIT, note=note)
    mail = mails_of(staffed, "signature.wanted")[0]
    assert "<script>x" not in mail.html and "<script>x</script>" in mail.text
