"""The staff's door: sessions that can be ended, forms that are ours, and nowhere else to be led."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from corrections.domain.permissions import Role
from corrections.models import StaffSession
from corrections.services import staffing
from tests.newsroom import PASSWORD, Newsroom
from tests.views.desk_visit import TOKEN, Visit, sign_in, visit

NONCE = re.compile(r' nonce="[^"]+"')
ADA = "ada@example.org"
FOREIGN = [
    "//evil.example", "///evil.example", "////evil.example", "\\\\evil.example", "/\\evil.example",
    "/\\/evil.example", "\\/evil.example", "https://evil.example", "http://evil.example", "https:evil.example",
    "https:/evil.example", "https:///evil.example", "HTTPS://evil.example", "//evil.example/desk/",
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "evil.example",
    "evil.example/desk/", "@evil.example", "//desk@evil.example", "/\t/evil.example", "/\n/evil.example",
    "/\r/evil.example", "\t//evil.example", " //evil.example", "\x00//evil.example", "/\x00/evil.example",
    "/ /evil.example", "//%65vil.example", "/\u2028/evil.example", "\u00a0//evil.example", "/\u2029evil.example",
    "//evil。example", "/\\\\evil.example", "/desk/\\..\\evil", "?next=//evil.example", "#//evil.example",
    "desk/", "./desk/", "../desk/", "", "//", "\\", "/\x7f/evil.example", "ftp://evil.example", "//[::1]/",
]  # fmt: skip


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.staff(Role.EDITOR, name="Ada", email=ADA)
    newsroom.article()
    return newsroom.app.test_client()


def sessions_kept(newsroom: Newsroom) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(func.count()).select_from(StaffSession)).one()


def token_of(client: FlaskClient) -> str:
    cookie = client.get_cookie("sid")
    assert cookie is not None
    return cookie.value


def test_signing_in_leads_to_the_queue_under_a_new_token(client: FlaskClient) -> None:
    client.get("/account/sign-in")
    before = token_of(client)
    answer = sign_in(client, ADA)
    assert (answer.status_code, answer.location) == (302, "/desk/")
    assert token_of(client) != before and len(token_of(client)) == 43
    assert client.get("/desk/").status_code == 200


def test_the_cookie_is_the_browsers_alone(client: FlaskClient) -> None:
    [cookie] = sign_in(client, ADA).headers.getlist("Set-Cookie")
    assert cookie.endswith("; HttpOnly; Path=/; SameSite=Lax") and "Max-Age" not in cookie


def test_over_https_the_cookie_bears_the_prefix_that_browsers_guard(newsroom: Newsroom) -> None:
    newsroom.__dict__["settings"] = replace(newsroom.settings, public_url="https://desk.example.org")
    client = newsroom.app.test_client()
    answer = client.get("/account/sign-in", base_url="https://desk.example.org")
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-sid=") and "; Secure; HttpOnly; Path=/; SameSite=Lax" in cookie


def test_the_database_knows_a_hash_of_the_token_only(client: FlaskClient, newsroom: Newsroom) -> None:
    sign_in(client, ADA)
    with newsroom.sessions.reads() as session:
        row = session.scalars(select(StaffSession)).one()
    assert len(row.token_hash) == 32 and token_of(client) not in row.contents


def test_a_token_planted_before_is_worth_nothing_after_signing_in(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    client.get("/account/sign-in")
    planted = token_of(client)
    sign_in(client, ADA)
    thief = newsroom.app.test_client()
    thief.set_cookie("sid", planted)
    assert thief.get("/desk/").status_code == 302


def test_signing_out_ends_the_session_for_certain(client: FlaskClient, newsroom: Newsroom) -> None:
    sign_in(client, ADA)
    kept = token_of(client)
    assert Visit(client).send(client.get("/desk/").text, "/account/sign-out").status_code == 302
    assert sessions_kept(newsroom) == 0 and client.get_cookie("sid") is None
    client.set_cookie("sid", kept)
    assert client.get("/desk/").location.startswith("/account/sign-in")


def test_signing_out_takes_a_form_of_ours(client: FlaskClient) -> None:
    sign_in(client, ADA)
    assert client.get("/account/sign-out").status_code == 405
    assert client.post("/account/sign-out").status_code == 403
    assert client.get("/desk/").status_code == 200


def test_a_closed_account_is_out_at_the_next_request(newsroom: Newsroom) -> None:
    person = newsroom.staff(email=ADA)
    client = newsroom.app.test_client()
    sign_in(client, ADA)
    staffing.disable(newsroom.sessions, person.id, by=None, at=newsroom.at)
    assert client.get("/desk/").status_code == 302


def test_a_role_taken_away_holds_at_the_next_request(newsroom: Newsroom) -> None:
    person = newsroom.staff(email=ADA)
    client = newsroom.app.test_client()
    sign_in(client, ADA)
    staffing.give_roles(newsroom.sessions, person.id, [Role.ADMIN], by=None, at=newsroom.at)
    assert client.get("/desk/").status_code == 403


def test_an_hour_without_a_sign_of_life_ends_the_session(client: FlaskClient, newsroom: Newsroom) -> None:
    sign_in(client, ADA)
    for _ in range(3):
        newsroom.later(minutes=59)
        assert client.get("/desk/").status_code == 200
    newsroom.later(minutes=60)
    assert client.get("/desk/").status_code == 302


def test_twelve_hours_end_the_session_however_busy(client: FlaskClient, newsroom: Newsroom) -> None:
    sign_in(client, ADA)
    for _ in range(23):
        newsroom.later(minutes=30)
        assert client.get("/desk/").status_code == 200
    newsroom.later(minutes=30)
    assert client.get("/desk/").status_code == 302


def test_sessions_that_ran_out_are_swept_away(client: FlaskClient, newsroom: Newsroom) -> None:
    for _ in range(3):
        newsroom.app.test_client().get("/account/sign-in")
    newsroom.later(hours=2)
    client.get("/account/sign-in")
    assert sessions_kept(newsroom) == 1


@pytest.mark.parametrize("name", ["sid", "remember_token", "session", "__Host-sid"])
def test_no_cookie_opens_the_door_or_breaks_it(client: FlaskClient, name: str) -> None:
    @given(st.text(max_size=80) | st.text("abcdefABCDEF0123456789_-|.%", min_size=43, max_size=43))
    def tried(value: str) -> None:
        crumb = value.encode("utf-8", "surrogatepass").decode("latin-1").replace("\r", "").replace("\n", "")
        answer = client.get("/desk/", headers={"Cookie": f"{name}={crumb}"})
        assert answer.status_code in (302, 400)

    tried()


def test_nobody_is_led_elsewhere_after_signing_in(client: FlaskClient, newsroom: Newsroom) -> None:
    assert len(FOREIGN) >= 40
    for wanted in FOREIGN:
        answer = sign_in(newsroom.app.test_client(), ADA, wanted=wanted)
        assert answer.location == "/desk/", repr(wanted)


def test_a_path_of_ours_is_where_one_arrives(client: FlaskClient, newsroom: Newsroom) -> None:
    for wanted in ("/desk/?view=newest", "/desk/corrections/C-1", "/standards/log?before=3"):
        browser = newsroom.app.test_client()
        asked = browser.get(wanted)
        assert asked.status_code == 302 and asked.location.startswith("/account/sign-in?next="), wanted
        assert sign_in(browser, ADA, wanted=wanted).location == wanted


def test_whoever_may_not_read_the_queue_lands_on_their_own_work(newsroom: Newsroom) -> None:
    newsroom.staff(Role.ADMIN, email=ADA)
    assert sign_in(newsroom.app.test_client(), ADA).location == "/account/people"


def test_a_wrong_password_keeps_the_address_and_not_the_password(client: FlaskClient) -> None:
    answer = sign_in(client, ADA, "never that one <b>")
    assert answer.status_code == 401 and f'value="{ADA}"' in answer.text
    assert "never that one" not in answer.text and "do not belong together" in answer.text


def test_known_and_unknown_accounts_get_the_same_page(client: FlaskClient) -> None:
    known, unknown = sign_in(client, ADA, "wrong"), sign_in(client, "eve@example.org", "wrong")
    plain = [NONCE.sub("", TOKEN.sub("", page.text)).replace("eve@", "ada@") for page in (known, unknown)]
    assert plain[0] == plain[1] and known.status_code == unknown.status_code == 401


@pytest.mark.parametrize("limits", [True, False])
def test_guessing_is_slowed_down_and_told_until_when(newsroom: Newsroom, limits: bool) -> None:
    newsroom.__dict__["settings"] = replace(newsroom.settings, limits=limits)
    newsroom.staff(Role.EDITOR, email=ADA)
    client = newsroom.app.test_client()
    for _ in range(10):
        assert sign_in(client, ADA, "wrong").status_code == 401
    answer = sign_in(client, ADA, PASSWORD)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "300")
    assert "Please wait 5 min" in answer.text


def test_a_sign_in_form_from_elsewhere_is_refused(client: FlaskClient) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert sign_in(client, ADA, headers=foreign).status_code == 403
    assert client.post("/account/sign-in", data={"email": ADA, "password": PASSWORD}).status_code == 403
    assert client.get("/desk/").status_code == 302


def test_a_form_that_is_too_old_is_shown_again_with_a_fresh_token(client: FlaskClient) -> None:
    answer = client.post("/account/sign-in", data={"csrf_token": "old", "email": ADA, "password": PASSWORD})
    assert answer.status_code == 403
    page = answer.text
    assert Visit(client).send(page, "/account/sign-in", password=PASSWORD).status_code == 302


SENDERS = [
    ({"Sec-Fetch-Site": "same-site"}, 403),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Origin": "https://evil.example"}, 403),
    ({"Origin": "null"}, 403),
    ({"Origin": "http://localhost:8000"}, 302),
    ({"Origin": "http://localhost"}, 302),
    ({"Sec-Fetch-Site": "same-origin"}, 302),
    ({"Sec-Fetch-Site": "none"}, 302),
]


def test_a_form_comes_from_our_own_page(newsroom: Newsroom) -> None:
    newsroom.staff(Role.EDITOR, email=ADA)
    for headers, status in SENDERS:
        client = newsroom.app.test_client()
        sign_in(client, ADA)
        address, filled = Visit(client).form(client.get("/desk/").text, "/account/sign-out")
        assert client.post(address, data=filled, headers=headers).status_code == status, headers


def test_another_sessions_token_is_no_token(newsroom: Newsroom) -> None:
    ada, eve = visit(newsroom), visit(newsroom)
    address, filled = eve.form(eve.get("/desk/").text, "/account/sign-out")
    assert ada.client.post(address, data=filled).status_code == 403


PUBLIC = ("/", "/articles/harbour-bridge", "/articles/harbour-bridge/versions", "/corrections",
          "/corrections-policy", "/articles/harbour-bridge/report", "/nothing-here")  # fmt: skip


def test_readers_pages_know_no_cookies(client: FlaskClient, newsroom: Newsroom) -> None:
    assert not any(client.get(path).headers.getlist("Set-Cookie") for path in PUBLIC)
    sign_in(client, ADA)
    newsroom.later(minutes=30)
    for path in PUBLIC:
        answer = client.get(path)
        assert answer.headers.getlist("Set-Cookie") == [] and "Cookie" not in answer.headers.get("Vary", "")
    with newsroom.sessions.reads() as session:
        seen = session.scalars(select(StaffSession.seen_at)).one()
    assert seen < newsroom.at


def test_single_keys_are_switched_with_the_account_and_without_a_script(newsroom: Newsroom) -> None:
    newsroom.article()
    desk = visit(newsroom)
    assert "data-keys-used checked" in desk.get("/desk/").text
    assert desk.send(desk.get("/account/own").text, "/keys").status_code == 302
    page = desk.get("/account/own").text
    assert "Switch single keys on" in page and "Single keys are off." in page
    assert "data-keys-used>" in desk.get("/desk/").text
    assert desk.send(page, "/keys").status_code == 302
    assert "data-keys-used checked" in desk.get("/desk/").text
