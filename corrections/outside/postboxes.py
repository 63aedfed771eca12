"""Where mails go: to a mail server by SMTP, or, where none is set, into files of a spool folder."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Iterable
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from corrections.domain.telling.mails import Mail, NotSent, RefusedForGood

TIMEOUT = 30.0
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Postbox(Protocol):
    """Takes a mail; `outcome` says what that means: accepted by a server, or spooled to a file."""

    outcome: str

    def send(self, mail: Mail, *, at: datetime) -> None:
        """Hand a mail over. Raises NotSent, RefusedForGood."""


class Sender:
    """From whom the mails come."""

    def __init__(self, name: str, address: str) -> None:
        """Take the name as shown and the address."""
        self.name, self.address = name, address


def message(mail: Mail, sender: Sender, *, at: datetime) -> EmailMessage:
    """The mail as RFC 5322 has it. Raises RefusedForGood for an address that no header can hold."""
    made = EmailMessage(policy=policy.SMTP)
    made["From"] = Address(sender.name, addr_spec=sender.address)
    try:
        made["To"] = Address(addr_spec=mail.address)
        made["Subject"] = mail.subject
        made["Date"] = format_datetime(at)
        made["Message-ID"] = mail.message_id
        made["Auto-Submitted"] = "auto-generated"
        made["Content-Language"] = mail.language
    except (ValueError, IndexError) as error:
        raise RefusedForGood("no header can hold this") from error
    made.set_content(mail.text)
    made.add_alternative(mail.html, subtype="html")
    return made


class SmtpPostbox:
    """A mail server: `smtp://` (with STARTTLS where it is offered) or `smtps://`."""

    outcome = "accepted"

    def __init__(self, url: str, sender: Sender) -> None:
        """Remember the server; nothing is opened yet."""
        self._server: SplitResult = urlsplit(url)
        self._sender = sender

    def send(self, mail: Mail, *, at: datetime) -> None:
        """Send one mail over a connection of its own."""
        made = message(mail, self._sender, at=at)
        try:
            with self._connection() as connection:
                connection.send_message(made)
        except smtplib.SMTPRecipientsRefused as refused:
            code = next(iter(refused.recipients.values()))[0]
            raise (RefusedForGood if code >= 500 else NotSent)(f"recipient refused with {code}") from None
        except smtplib.SMTPDataError as error:
            raise (RefusedForGood if error.smtp_code >= 500 else NotSent)(
                f"refused with {error.smtp_code}"
            ) from None
        except smtplib.SMTPNotSupportedError:
            raise RefusedForGood("the mail server cannot write to such an address") from None
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(type(error).__name__) from None

    def _connection(self) -> smtplib.SMTP:
        server, host = self._server, self._server.hostname or "localhost"
        context = ssl.create_default_context()
        if server.scheme == "smtps":
            made: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT, context=context)
        else:
            made = smtplib.SMTP(host, server.port or 25, timeout=TIMEOUT)
        try:
            self._introduce(made, host, context)
        except BaseException:
            made.close()
            raise
        return made

    def _introduce(self, made: smtplib.SMTP, host: str, context: ssl.SSLContext) -> None:
        made.ehlo()
        encrypted = self._server.scheme == "smtps"
        if not encrypted and made.has_extn("starttls"):
            made.starttls(context=context)
            made.ehlo()
            encrypted = True
        if self._server.username:
            if not encrypted and host not in LOCAL:
                raise NotSent("the mail server offers no encryption, so the password is not sent")
            made.login(unquote(self._server.username), unquote(self._server.password or ""))


class SpoolPostbox:
    """A folder in which each mail becomes a file that only its owner can read."""

    outcome = "spooled"

    def __init__(self, folder: Path, sender: Sender) -> None:
        """Remember the folder; it is made with the first mail."""
        self._folder, self._sender = folder, sender

    def send(self, mail: Mail, *, at: datetime) -> None:
        """Write one mail, whole or not at all."""
        made = message(mail, self._sender, at=at)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / spooled_name(mail)
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(made.as_bytes())
        fresh.replace(path)

    def filed(self) -> frozenset[str]:
        """Whose mails lie here about a reader's report."""
        return frozenset(path.name.partition(".")[0] for path in self._folder.glob("S-*.eml"))

    def forget(self, filed_under: Iterable[str]) -> None:
        """Delete every mail that is filed so; its bytes are overwritten first."""
        for name in filed_under:
            for path in self._folder.glob(f"{name}.*"):
                path.write_bytes(b"\0" * path.stat().st_size)
                path.unlink(missing_ok=True)


def spooled_name(mail: Mail) -> str:
    """The file of a mail: whose it is, and its Message-ID without the host."""
    return f"{mail.filed_under}.{mail.message_id.strip('<>').partition('@')[0]}.eml"
