"""Passkeys in a real browser, with its virtual authenticator: add one, sign in with it, confirm with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select, update

from corrections.domain.permissions import Role
from corrections.models import SecondFactor
from tests.browser.desk_site import PHONE, findings, overflow, sign_out
from tests.browser.live_site import Site, serving
from tests.newsroom import PASSWORD, Newsroom

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
# As a page in somebody else's hands would: let the device offer whatever key it has for this site.
ASK_FOR_ANY = """() => {
  const button = document.querySelector("[data-passkey]");
  button.dataset.options = JSON.stringify({...JSON.parse(button.dataset.options), allowCredentials: []});
}"""
ROOT = "root@example.org"


@contextmanager
def site_with_factors(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.__dict__["settings"] = replace(newsroom.settings, second_factor=True)
    newsroom.staff(Role.ADMIN, email=ROOT, name="Root")
    with serving(newsroom, browser, host="localhost") as site:
        yield site


def give_password(page: Page) -> None:
    page.get_by_label("Mail address").fill(ROOT)
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def test_a_passkey_is_added_shown_and_asked_for_again(newsroom: Newsroom, browser: Browser) -> None:
    with site_with_factors(newsroom, browser) as site, site.page("/account/sign-in", **PHONE) as page:
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        device = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})[
            "authenticatorId"
        ]
        give_password(page)
        page.wait_for_url("**/second-factor/new")
        assert (findings(page), overflow(page)) == ([], 0)
        page.get_by_label("Name of this passkey").fill("My phone")
        page.get_by_role("button", name="Add a passkey").click()
        expect(page.locator(".codes li")).to_have_count(10)
        assert (findings(page), overflow(page)) == ([], 0)
        page.get_by_role("link", name="I have kept them").click()
        page.wait_for_url("**/account/people")
        assert (findings(page), overflow(page)) == ([], 0)

        sign_out(page)
        give_password(page)
        expect(page.get_by_role("heading", name="Second step")).to_be_visible()
        assert findings(page) == []
        page.get_by_role("button", name="Use a passkey").click()
        page.wait_for_url("**/account/people")

        newsroom.later(minutes=11)
        page.get_by_label("Mail address").fill("eve@example.org")
        page.get_by_label("Name that colleagues see").fill("Eve")
        page.get_by_label("Editor", exact=False).first.check()
        page.get_by_role("button", name="Invite").click()
        expect(page.get_by_role("heading", name="Please confirm that it is you")).to_be_visible()
        assert findings(page) == []
        page.get_by_role("button", name="Use a passkey").click()
        expect(page.get_by_role("heading", name="Code for Eve")).to_be_visible()
        page.goto(site.url + "/account/own")
        expect(page.get_by_text("My phone").first).to_be_visible()
        assert findings(page) == []

        sign_out(page)
        devtools.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
        give_password(page)
        page.get_by_role("button", name="Use a passkey").click()
        expect(page.get_by_text("Nothing was confirmed")).to_be_visible()


def test_a_passkey_of_somebody_else_opens_nothing(newsroom: Newsroom, browser: Browser) -> None:
    with site_with_factors(newsroom, browser) as site, site.page("/account/sign-in") as page:
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        give_password(page)
        page.get_by_role("button", name="Add a passkey").click()
        page.get_by_role("link", name="I have kept them").click()
        page.wait_for_url("**/account/people")
        sign_out(page)
        other = newsroom.staff(name="Somebody else")
        with newsroom.sessions.acts() as session:
            session.execute(update(SecondFactor).values(staff_id=other.id))
            key = session.scalars(select(SecondFactor)).one()
            session.add(SecondFactor(staff_id=1, kind="passkey", label="x", credential_id=b"another key",
                                     public_key=key.public_key, last_count=0, added_at=newsroom.at))  # fmt: skip
            session.commit()
        give_password(page)
        page.locator("[data-passkey]").wait_for()
        page.evaluate(ASK_FOR_ANY)
        page.get_by_role("button", name="Use a passkey").click()
        expect(page.get_by_text("could not be confirmed")).to_be_visible()
        expect(page).to_have_url(f"{site.url}/account/second-factor")
