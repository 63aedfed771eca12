"""Webhooks: signed, once for each receiver, as splices on the CMS's text, and nowhere they should not go."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from corrections.cli.delivering import deliver_event, receivers
from corrections.domain.telling.mails import NotSent
from corrections.models import Alarm, Delivery
from corrections.outside.webhooks import Hook, hooks_of, outer_address
from corrections.services.outbox import claiming
from corrections.settings import SettingsRefused, read_settings
from tests.letters.letter_checks import KeepingPostbox, states
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Receiver(HTTPServer):
    """Keeps what is posted to it, and answers as it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.posted: list[tuple[dict[str, str], str]] = []
        self.answers: list[int] = []
        self.url = f"http://127.0.0.1:{self.server_port}/hook?key=1"


class Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:  # http.server's name
        server: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        server.posted.append((dict(self.headers), body))
        status = server.answers.pop(0) if server.answers else 204
        self.send_response(status)
        if status == 302:
            self.send_header("Location", server.url)
        self.end_headers()

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def deliver(newsroom: Newsroom, hooks: list[Hook]) -> None:
    with newsroom.app.app_context():
        while event := claiming.claim(newsroom.sessions, at=newsroom.at):
            deliver_event(event, KeepingPostbox(), hooks)


def published(newsroom: Newsroom) -> None:
    newsroom.article(external_id="cms-7")
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))


def test_a_published_fix_goes_out_as_splices_signed(newsroom: Newsroom, receiver: Receiver) -> None:
    published(newsroom)
    deliver(newsroom, hooks_of([receiver.url], SECRET))
    told = {}
    for headers, body in receiver.posted:
        sent = {name.lower(): value for name, value in headers.items()}
        given = json.loads(body)
        signed = Webhook(SECRET).sign(sent["webhook-id"], newsroom.at, body)
        assert sent["webhook-signature"] == signed
        told[given["type"], given["data"].get("version")] = given["data"]
    fix = told["version.published", 2]
    assert (fix["external_id"], fix["base_version"], fix["change"]) == ("cms-7", 1, "correction")
    assert "41" in json.dumps(fix["splices"]) and "ferry" not in json.dumps(fix)
    assert told["version.published", 1]["splices"] is None
    assert "Correction" in told["note.published", 2]["text"]
    wanted = told["signature.wanted", None]
    assert wanted["reference"] == "C-1" and "41" not in json.dumps(wanted)


def test_a_changed_body_does_not_verify(newsroom: Newsroom, receiver: Receiver) -> None:
    published(newsroom)
    deliver(newsroom, hooks_of([receiver.url], SECRET))
    headers, body = receiver.posted[0]
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body.replace("cms-7", "cms-8"), headers)


def test_each_receiver_hears_once_and_a_busy_one_again(newsroom: Newsroom, receiver: Receiver) -> None:
    newsroom.article()
    receiver.answers = [204, 503]
    hooks = hooks_of([receiver.url, receiver.url + "&other=1"], SECRET)
    deliver(newsroom, hooks)
    assert states(newsroom) == ["waiting"]
    newsroom.later(minutes=1)
    deliver(newsroom, hooks)
    assert [headers["webhook-id"] for headers, _ in receiver.posted].count(
        receiver.posted[0][0]["webhook-id"]
    ) == 3
    assert states(newsroom) == ["delivered"]
    with newsroom.sessions.reads() as session:
        assert sorted(session.scalars(select(Delivery.target))) == sorted(hook.target for hook in hooks)


def test_a_receiver_that_is_gone_parks_the_event_with_an_alarm(
    newsroom: Newsroom, receiver: Receiver
) -> None:
    newsroom.article()
    receiver.answers = [410]
    deliver(newsroom, hooks_of([receiver.url], SECRET))
    assert states(newsroom) == ["parked"]
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(Alarm.kind)).all() == ["webhook_parked"]


def test_redirects_are_not_followed(newsroom: Newsroom, receiver: Receiver) -> None:
    receiver.answers = [302]
    with pytest.raises(NotSent, match="302"):
        Hook(receiver.url, SECRET).send("{}", event_id="evt_1", at=newsroom.at)
    assert len(receiver.posted) == 1


@pytest.mark.parametrize(
    "url", ["http://cms.example/hook", "ftp://localhost.example/x", "https://", "file:///x"]
)
def test_only_https_is_called_but_for_this_machine(url: str) -> None:
    with pytest.raises(ValueError, match="https"):
        Hook(url, SECRET)


@pytest.mark.parametrize(
    "address", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "127.0.0.1", "fd00::1", "::1"]
)
def test_a_name_that_leads_into_an_inner_network_is_not_called(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: [(0, 0, 0, "", (address, 443))])
    with pytest.raises(OSError, match="inner"):
        outer_address("cms.example", 443)


def test_addresses_without_a_secret_stop_the_start(tmp_path: Any) -> None:
    given = {"CORRECTIONS_WEBHOOK_URLS": "https://cms.example/hook"}
    with pytest.raises(SettingsRefused, match="SECRET"):
        read_settings(given, root=tmp_path)
    two = f"{given['CORRECTIONS_WEBHOOK_URLS']}|http://cms.example/"
    read = read_settings(
        {"CORRECTIONS_WEBHOOK_URLS": two, "CORRECTIONS_WEBHOOK_SECRET": SECRET}, root=tmp_path
    )
    assert len(read.webhook_urls) == 2
    with pytest.raises(SettingsRefused, match="https"):
        receivers(read)
