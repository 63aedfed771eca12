"""Mails go to a real server: whole, in both forms, again where it was busy, and twice only after a crash."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from corrections.cli.delivering import postbox_of
from corrections.domain.telling.mails import Mail, NotSent, RefusedForGood
from corrections.outside.postboxes import Sender, SmtpPostbox
from corrections.services.outbox import claiming
from tests.free_ports import free_port
from tests.letters.letter_checks import deliver_all, states
from tests.newsroom import Newsroom

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MAIL = Mail(
    target="reader",
    address="reader@example.org",
    language="uk",
    subject="Наша відповідь",
    text="Дякуємо.\n",
    html="<p>Дякуємо.</p>",
    message_id="<evt_1.reader@localhost>",
)


class Inbox:
    """Takes mails, and answers with what it is told to first."""

    def __init__(self) -> None:
        self.url = ""
        self.mails: list[EmailMessage] = []
        self.answers: list[str] = []
        self.recipients: list[str] = []
        self.refused_recipients: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused_recipients:
            return self.refused_recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(email.message_from_bytes(content, policy=policy.default))  # type: ignore[arg-type]
        self.recipients += envelope.rcpt_tos
        return "250 taken"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    taking = Inbox()
    port = free_port()
    controller = Controller(taking, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    taking.url = f"smtp://127.0.0.1:{port}"
    yield taking
    controller.stop()


def box(inbox: Inbox) -> SmtpPostbox:
    return SmtpPostbox(inbox.url, Sender("The Harbour Gazette", "desk@example.org"))


def test_a_mail_arrives_in_plain_text_and_in_html(inbox: Inbox) -> None:
    box(inbox).send(MAIL, at=AT)
    (mail,) = inbox.mails
    assert mail["Subject"] == "Наша відповідь"
    assert mail["From"] == "The Harbour Gazette <desk@example.org>"
    assert mail["To"] == "reader@example.org"
    assert mail["Message-ID"] == "<evt_1.reader@localhost>"
    assert mail["Auto-Submitted"] == "auto-generated"
    plain, html = mail.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().strip() == "Дякуємо."
    assert html.get_content().strip() == "<p>Дякуємо.</p>"


@pytest.mark.parametrize(
    "address",
    ["a@example.org\r\nBcc: all@example.org", "a@example.org, b@example.org", "a b@example.org", "x"],
)
def test_an_address_cannot_add_headers_or_recipients(inbox: Inbox, address: str) -> None:
    with pytest.raises(RefusedForGood):
        box(inbox).send(replace(MAIL, address=address), at=AT)
    assert inbox.mails == [] and inbox.recipients == []


def test_words_cannot_end_the_letter_early(inbox: Inbox) -> None:
    box(inbox).send(replace(MAIL, text="one\n.\nRCPT TO:<all@example.org>\ntwo\n"), at=AT)
    (mail,) = inbox.mails
    assert next(mail.iter_parts()).get_content().splitlines() == [
        "one",
        ".",
        "RCPT TO:<all@example.org>",
        "two",
    ]
    assert inbox.recipients == ["reader@example.org"]


@pytest.mark.parametrize(("answer", "fault"), [("451 try again", NotSent), ("552 too much", RefusedForGood)])
def test_a_busy_server_is_asked_again_and_a_no_is_a_no(
    inbox: Inbox, answer: str, fault: type[Exception]
) -> None:
    inbox.answers = [answer]
    with pytest.raises(fault):
        box(inbox).send(MAIL, at=AT)


@pytest.mark.parametrize(("answer", "fault"), [("450 grey", NotSent), ("550 nobody", RefusedForGood)])
def test_so_it_is_with_recipients(inbox: Inbox, answer: str, fault: type[Exception]) -> None:
    inbox.refused_recipients = {MAIL.address: answer}
    with pytest.raises(fault):
        box(inbox).send(MAIL, at=AT)


def test_a_server_that_is_not_there_is_asked_again() -> None:
    with pytest.raises(NotSent):
        SmtpPostbox("smtp://127.0.0.1:9", Sender("G", "desk@example.org")).send(MAIL, at=AT)


def test_a_password_is_not_sent_in_the_clear_to_another_machine() -> None:
    postbox = SmtpPostbox("smtp://user:secret@mail.example", Sender("G", "desk@example.org"))
    with pytest.raises(NotSent):
        postbox._introduce(Unencrypted(), "mail.example", None)  # type: ignore[arg-type]


class Unencrypted:
    """A server that offers no encryption."""

    def ehlo(self) -> None: ...
    def has_extn(self, _name: str) -> bool:
        return False


def test_the_outbox_reaches_the_server_and_a_busy_one_gets_it_once(newsroom: Newsroom, inbox: Inbox) -> None:
    newsroom.__dict__["settings"] = replace(newsroom.settings, smtp_url=inbox.url)
    postbox = postbox_of(newsroom.settings)
    newsroom.article()
    newsroom.report(email="reader@example.org")
    inbox.answers = ["451 later", "421 closing"]
    for _ in range(4):
        deliver_all(newsroom, postbox)
        newsroom.later(minutes=15)
    assert [mail["Subject"] for mail in inbox.mails] == [
        "Thank you: we have your report on “City approves harbour bridge repairs”"
    ]
    assert states(newsroom, "submission.received") == ["delivered"]


def test_a_crash_between_acceptance_and_our_row_repeats_the_mail_under_the_same_id(
    newsroom: Newsroom, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.__dict__["settings"] = replace(newsroom.settings, smtp_url=inbox.url)
    postbox = postbox_of(newsroom.settings)
    newsroom.article()
    newsroom.report(email="reader@example.org")
    with monkeypatch.context() as broken:
        broken.setattr(claiming, "note_served", killed)
        with pytest.raises(KeyboardInterrupt):
            deliver_all(newsroom, postbox)
    assert len(inbox.mails) == 1
    deliver_all(newsroom, postbox)
    assert len(inbox.mails) == 1  # still claimed by the one that died
    newsroom.later(minutes=6)
    deliver_all(newsroom, postbox)
    newsroom.later(days=2)
    deliver_all(newsroom, postbox)
    first, second = inbox.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert states(newsroom, "submission.received") == ["delivered"]


def killed(*_args: object, **_more: object) -> None:
    """The process ends here."""
    raise KeyboardInterrupt
