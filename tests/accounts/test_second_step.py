"""The second step of signing in: adding a factor, showing it, recovery codes, guessing, confirming."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pyotp
import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from corrections.domain.permissions import Role
from corrections.domain.refusals import Refusal
from corrections.models import PrivateAct, RecoveryCode, SecondFactor, StaffSession
from corrections.services.accounts import enrolling, showing_factors
from tests.newsroom import PASSWORD, Newsroom
from tests.views.desk_visit import Visit, sign_in

ADA = "ada@example.org"
SECRET = re.compile(r'class="secret">([A-Z2-7-]+)<')
CODES = re.compile(r"<li><code>([A-Z2-7-]{19})</code></li>")


@pytest.fixture
def desk(newsroom: Newsroom) -> Iterator[Newsroom]:
    newsroom.__dict__["settings"] = replace(newsroom.settings, second_factor=True)
    newsroom.staff(Role.EDITOR, name="Ada", email=ADA)
    yield newsroom


def halfway(newsroom: Newsroom, email: str = ADA) -> Visit:
    client = newsroom.app.test_client()
    answer = sign_in(client, email, wanted="/desk/?view=new")
    assert answer.location.startswith("/account/second-factor")
    return Visit(client)


def enrolled(newsroom: Newsroom) -> tuple[Visit, str, list[str]]:
    """Ada in her browser, the secret in her app, her recovery codes."""
    visit = halfway(newsroom)
    page = visit.get("/account/second-factor/new?next=/desk/").text
    secret = SECRET.findall(page)[0].replace("-", "")
    page = page[page.index("code-title") - 200 :]
    shown = visit.send(page, "/second-factor/new", code=pyotp.TOTP(secret).at(newsroom.at))
    assert shown.status_code == 200
    return visit, secret, CODES.findall(shown.text)


def code(newsroom: Newsroom, secret: str) -> str:
    """The code of the next step; time passes, since a used code is used up."""
    newsroom.later(seconds=30)
    return pyotp.TOTP(secret).at(newsroom.at)


def show(visit: Visit, typed: str) -> object:
    page = visit.get("/account/second-factor?next=/desk/").text
    return visit.send(page, "/account/second-factor", code=typed)


def test_a_password_alone_opens_nothing(desk: Newsroom) -> None:
    visit = halfway(desk)
    assert visit.get("/desk/").status_code == 302
    assert visit.get("/account/own").status_code == 302
    assert visit.client.post("/account/people").status_code in (401, 403)


def test_the_first_sign_in_adds_a_factor_and_gives_codes_once(desk: Newsroom) -> None:
    visit, _secret, codes = enrolled(desk)
    assert len(set(codes)) == 10
    assert visit.get("/desk/").status_code == 200
    assert visit.get("/account/second-factor/new").location.startswith("/account/sign-in")
    with desk.sessions.reads() as session:
        kept = session.scalars(select(SecondFactor)).one()
        assert kept.sealed_secret and _secret.encode() not in kept.sealed_secret
        hashes = session.scalars(select(RecoveryCode.code_hash)).all()
    assert len(hashes) == 10 and not any(each.replace("-", "").encode() in hashes for each in codes)


def test_a_factor_that_exists_cannot_be_replaced_halfway(desk: Newsroom) -> None:
    enrolled(desk)
    thief = halfway(desk)
    assert thief.get("/account/second-factor/new").location == "/account/second-factor"
    page = thief.get("/account/second-factor").text
    token = re.search(r'csrf_token" value="([^"]+)"', page)
    assert token
    answer = thief.client.post("/account/second-factor/new", data={"csrf_token": token[1], "code": "123456"})
    assert answer.status_code == 302
    with desk.sessions.reads() as session:
        assert session.scalars(select(func.count()).select_from(SecondFactor)).one() == 1


def test_the_code_of_the_moment_lets_in_under_a_new_token(desk: Newsroom) -> None:
    _visit, secret, _ = enrolled(desk)
    again = halfway(desk)
    before = again.client.get_cookie("sid")
    answer = show(again, code(desk, secret))
    assert answer.location == "/desk/"  # type: ignore[attr-defined]
    after = again.client.get_cookie("sid")
    assert before and after and before.value != after.value
    assert again.get("/desk/").status_code == 200


def test_a_code_is_good_once_in_whatever_spelling(desk: Newsroom) -> None:
    _visit, secret, _ = enrolled(desk)
    good = code(desk, secret)
    assert show(halfway(desk), good).status_code == 302  # type: ignore[attr-defined]
    for typed in (good, f" {good[:3]} {good[3:]}", "".join(chr(0x660 + int(each)) for each in good)):
        refused = show(halfway(desk), typed)
        assert refused.status_code == 401 and "used already" in refused.text  # type: ignore[attr-defined]


@pytest.mark.parametrize("spellings", [["{0}", " {0}", "{0} ", "{1}-{2}", "{1} {2}", "{1}\u00a0{2}"]])
def test_one_code_tried_by_many_at_once_lets_in_one(any_newsroom: Newsroom, spellings: list[str]) -> None:
    newsroom = any_newsroom
    person = newsroom.staff(email=ADA)
    factors = newsroom.app.extensions["corrections.factors"]
    secret = factors.new_secret()
    sealed = factors.seal(secret, staff_id=person.id)
    enrolling.add_generator(newsroom.sessions, person.id, sealed=sealed, step=0, label="app", at=newsroom.at)
    good = pyotp.TOTP(secret).at(newsroom.at)

    def tried(number: int) -> bool:
        typed = spellings[number % len(spellings)].format(good, good[:3], good[3:])
        try:
            showing_factors.show_code(newsroom.sessions, person.id, typed, factors=factors, at=newsroom.at)
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(tried, range(50))) == 1


def test_a_recovery_code_lets_in_once_and_is_logged(desk: Newsroom) -> None:
    *_, codes = enrolled(desk)
    assert show(halfway(desk), codes[3].lower()).status_code == 302  # type: ignore[attr-defined]
    assert show(halfway(desk), codes[3]).status_code == 401  # type: ignore[attr-defined]
    with desk.sessions.reads() as session:
        acts = session.scalars(select(PrivateAct.act)).all()
        assert acts.count("staff.recovery_used") == 1
        assert session.scalars(select(func.count()).select_from(RecoveryCode)).one() == 9


def test_guessing_codes_is_slowed_down(desk: Newsroom) -> None:
    _visit, secret, _ = enrolled(desk)
    visit = halfway(desk)
    for _ in range(5):
        assert show(visit, "000000").status_code == 401  # type: ignore[attr-defined]
    answer = show(visit, code(desk, secret))
    assert answer.status_code == 429 and int(answer.headers["Retry-After"]) > 200  # type: ignore[attr-defined]


def test_the_half_open_door_closes_after_ten_minutes(desk: Newsroom) -> None:
    _visit, _secret, _ = enrolled(desk)
    visit = halfway(desk)
    desk.later(minutes=11)
    assert visit.get("/account/second-factor").location.startswith("/account/sign-in")


def test_a_code_generator_does_not_open_a_senior_editors_account(desk: Newsroom) -> None:
    desk.staff(Role.SENIOR_EDITOR, email="eve@example.org")
    visit = halfway(desk, "eve@example.org")
    page = visit.get("/account/second-factor/new").text
    assert "takes a passkey" in page and not SECRET.findall(page)
    token = re.search(r'csrf_token" value="([^"]+)"', page)
    assert token
    answer = visit.client.post("/account/second-factor/new", data={"csrf_token": token[1], "code": "123456"})
    assert answer.status_code == 401


def test_the_demos_people_come_in_with_a_password(desk: Newsroom) -> None:
    from corrections.services.staffing import add
    from tests.newsroom import PASSWORD_HASH

    add(desk.sessions, email="demo@example.org", name="Demo", roles=frozenset({Role.EDITOR}),
        password_hash=PASSWORD_HASH, factor_waived=True, at=desk.at)  # fmt: skip
    client = desk.app.test_client()
    assert sign_in(client, "demo@example.org").location == "/desk/"


def test_a_sensitive_act_asks_again_after_ten_minutes_and_keeps_what_was_typed(desk: Newsroom) -> None:
    visit, secret, _ = enrolled(desk)
    desk.later(minutes=11)
    page = visit.get("/account/own").text
    asked = visit.send(
        page, "/account/own/password", password=PASSWORD, new_password="an even longer password"
    )
    assert asked.status_code == 403 and "confirm that it is you" in asked.text
    wrong = visit.send(asked.text, "/account/own/password", factor_code="000000")
    assert wrong.status_code == 403 and "not valid" in wrong.text
    done = visit.send(wrong.text, "/account/own/password", factor_code=code(desk, secret))
    assert done.status_code == 302
    again = sign_in(desk.app.test_client(), ADA, "an even longer password")
    assert again.location.startswith("/account/second-factor")
    fresh = visit.send(visit.get("/account/own").text, "/account/own/recovery-codes")
    assert fresh.status_code == 200 and len(CODES.findall(fresh.text)) == 10


def test_the_last_accepted_factor_cannot_be_taken_away(desk: Newsroom) -> None:
    visit, _secret, _ = enrolled(desk)
    page = visit.get("/account/own").text
    assert visit.send(page, "/remove").status_code == 409
    with desk.sessions.reads() as session:
        assert session.scalars(select(func.count()).select_from(SecondFactor)).one() == 1


def test_signing_out_elsewhere_ends_the_other_browser(desk: Newsroom) -> None:
    visit, secret, _ = enrolled(desk)
    other = halfway(desk)
    show(other, code(desk, secret))
    assert other.get("/desk/").status_code == 200
    assert visit.send(visit.get("/account/own").text, "/other-browsers").status_code == 302
    assert other.get("/desk/").status_code == 302 and visit.get("/desk/").status_code == 200
    with desk.sessions.reads() as session:
        mine = select(func.count()).where(StaffSession.staff_id.is_not(None))
        assert session.scalars(mine).one() == 1


def test_a_wrong_present_password_changes_nothing(desk: Newsroom) -> None:
    visit, _secret, _ = enrolled(desk)
    page = visit.get("/account/own").text
    answer = visit.send(
        page, "/account/own/password", password="wrong", new_password="an even longer password"
    )
    assert answer.status_code == 401
    client: FlaskClient = desk.app.test_client()
    assert sign_in(client, ADA).location.startswith("/account/second-factor")
