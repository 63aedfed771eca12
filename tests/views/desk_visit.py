"""A visit to the desk: signing in as people do, and sending the forms a page really holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.newsroom import PASSWORD, Newsroom

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
FORM = re.compile(r"<form[^>]*action=\"([^\"]*)\".*?</form>", re.DOTALL)
INPUT = re.compile(r"<input[^>]*>")
AREA = re.compile(r'<textarea[^>]*\sname="([^"]+)"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
SELECT = re.compile(r'<select[^>]*name="([^"]+)".*?</select>', re.DOTALL)
CHOSEN = re.compile(r'<option value="([^"]*)" selected')
ATTRIBUTE = re.compile(r'(?<=\s)(name|value|type)="([^"]*)"')


@dataclass(frozen=True)
class Visit:
    """Somebody's browser at the desk."""

    client: FlaskClient

    def get(self, address: str, **more: Any) -> TestResponse:
        """A page."""
        return self.client.get(address, buffered=True, **more)

    def form(self, page: str, ending: str) -> tuple[str, dict[str, str]]:
        """The address and the fields, as filled in, of the form whose address ends so."""
        for match in FORM.finditer(page):
            if match[1].endswith(ending):
                return match[1], fields(match[0])
        raise AssertionError(f"no form for {ending}")

    def send(self, page: str, ending: str, **typed: str) -> TestResponse:
        """Send a form of a page, with what was typed into it."""
        address, filled = self.form(page, ending)
        return self.client.post(address, data={**filled, **typed})

    def decide(self, case: int, ending: str, **typed: str) -> TestResponse:
        """Open a case's sheet and send one of its forms."""
        return self.send(self.get(f"/desk/corrections/C-{case}").text, ending, **typed)


def fields(form: str) -> dict[str, str]:
    """What a form would send, its buttons left out."""
    filled: dict[str, str] = {}
    for tag in INPUT.findall(form):
        given = dict(ATTRIBUTE.findall(tag))
        if given.get("type") not in ("radio", "checkbox"):
            filled[given["name"]] = unescape(given.get("value", ""))
    for name, words in AREA.findall(form):
        filled[name] = unescape(words)
    for match in SELECT.finditer(form):
        chosen = CHOSEN.search(match[0])
        filled[match[1]] = unescape(chosen[1]) if chosen else ""
    return filled


def sign_in(
    client: FlaskClient, email: str, password: str = PASSWORD, *, wanted: str = "", **more: Any
) -> TestResponse:
    """Fill in the sign-in form and send it."""
    page = client.get("/account/sign-in", query_string={"next": wanted}).text
    token = TOKEN.search(page)
    assert token, page
    data = {"csrf_token": token[1], "email": email, "password": password, "next": wanted}
    return client.post("/account/sign-in", data=data, **more)


def visit(newsroom: Newsroom, *roles: Any, email: str = "") -> Visit:
    """A new member of the staff, signed in."""
    address = email or f"visitor{len(VISITORS)}@example.org"
    VISITORS.append(address)
    newsroom.staff(*roles, email=address, name=f"Visitor {len(VISITORS)}")
    client = newsroom.app.test_client()
    assert sign_in(client, address).status_code == 302
    return Visit(client)


VISITORS: list[str] = []
