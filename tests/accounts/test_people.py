"""Administrators: inviting, roles, desks, closing, resetting; and what would leave nobody in charge."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from corrections.domain.accounts.account_refusals import LastAdmin, OwnAccount, WrongInvitation
from corrections.domain.permissions import Role
from corrections.models import Desk, Invitation, OutboxEvent, PrivateAct, StaffDesk
from corrections.services import staffing
from corrections.services.accounts import inviting
from corrections.services.signing_in import Credentials
from corrections.services.transaction import transaction
from tests.newsroom import PASSWORD_HASH, Newsroom
from tests.views.desk_visit import TOKEN, Visit, sign_in, visit

KEY = b"k" * 32
CODE = re.compile(r'class="secret">([A-Z2-7-]{19})<')
NEW = "a password of my own choice"


@pytest.fixture
def admin(newsroom: Newsroom) -> Visit:
    return visit(newsroom, Role.ADMIN)


def post(who: Visit, address: str, page: str = "/account/people", **typed: object) -> object:
    token = TOKEN.search(who.get(page).text)
    assert token
    return who.client.post(address, data={"csrf_token": token[1], **typed})


def invited(who: Visit, email: str = "eve@example.org") -> str:
    answer = post(who, "/account/people", email=email, name="Eve", role=["editor"])
    assert answer.status_code == 200  # type: ignore[attr-defined]
    return CODE.findall(answer.text)[0]  # type: ignore[attr-defined]


def chosen(newsroom: Newsroom, code: str, email: str = "eve@example.org", password: str = NEW) -> int:
    client = newsroom.app.test_client()
    token = TOKEN.search(client.get("/account/welcome").text)
    assert token
    data = {"csrf_token": token[1], "email": email, "code": code, "password": password}
    return client.post("/account/welcome", data=data).status_code


def test_an_administrator_lands_on_the_people(newsroom: Newsroom) -> None:
    newsroom.staff(Role.ADMIN, email="root@example.org")
    assert sign_in(newsroom.app.test_client(), "root@example.org").location == "/account/people"


def test_somebody_is_invited_chooses_a_password_and_comes_in(newsroom: Newsroom, admin: Visit) -> None:
    code = invited(admin)
    assert sign_in(newsroom.app.test_client(), "eve@example.org", "").status_code == 401
    assert chosen(newsroom, code.lower()) == 302
    assert sign_in(newsroom.app.test_client(), "eve@example.org", NEW).location == "/desk/"
    assert chosen(newsroom, code) == 401, "a code is good once"
    with newsroom.sessions.reads() as session:
        acts = session.scalars(select(PrivateAct.act).order_by(PrivateAct.seq)).all()
        kinds = session.scalars(select(OutboxEvent.kind)).all()
    assert acts[-2:] == ["staff.added", "staff.password_set"] and kinds == ["staff.invitation"]


def test_a_code_runs_out_and_belongs_to_one_address(newsroom: Newsroom, admin: Visit) -> None:
    newsroom.staff(email="ada@example.org")
    code = invited(admin)
    assert chosen(newsroom, code, email="ada@example.org") == 401
    assert chosen(newsroom, "A" * 16) == 401
    assert chosen(newsroom, code, password="short") == 422
    newsroom.later(hours=48)
    assert chosen(newsroom, code) == 401


def test_a_new_code_ends_the_one_before(newsroom: Newsroom, admin: Visit) -> None:
    first = invited(admin)
    with newsroom.sessions.reads() as session:
        staff_id = session.scalars(select(Invitation.staff_id)).one()
    page = f"/account/people/{staff_id}"
    second = CODE.findall(post(admin, f"{page}/invite-again", page).text)[0]  # type: ignore[attr-defined]
    assert chosen(newsroom, first) == 401 and chosen(newsroom, second) == 302


def test_guessing_codes_is_counted_like_guessing_passwords(newsroom: Newsroom, admin: Visit) -> None:
    invited(admin)
    statuses = [chosen(newsroom, "B" * 16) for _ in range(11)]
    assert statuses[:9] == [401] * 9 and statuses[-1] == 429


def test_a_reset_ends_sessions_and_password_and_if_asked_the_factors(
    newsroom: Newsroom, admin: Visit
) -> None:
    person = newsroom.staff(email="ada@example.org")
    client = newsroom.app.test_client()
    sign_in(client, "ada@example.org")
    page = f"/account/people/{person.id}"
    answer = post(admin, f"{page}/reset", page, factors="yes")
    code = CODE.findall(answer.text)[0]  # type: ignore[attr-defined]
    assert client.get("/desk/").status_code == 302
    assert sign_in(newsroom.app.test_client(), "ada@example.org").status_code == 401
    newsroom.later(minutes=59)
    assert chosen(newsroom, code, email="ada@example.org") == 302


def test_closing_and_opening_an_account(newsroom: Newsroom, admin: Visit) -> None:
    person = newsroom.staff(email="ada@example.org")
    client = newsroom.app.test_client()
    sign_in(client, "ada@example.org")
    page = f"/account/people/{person.id}"
    assert post(admin, f"{page}/close", page).status_code == 302  # type: ignore[attr-defined]
    assert client.get("/desk/").status_code == 302
    assert post(admin, f"{page}/reset", page).status_code == 409  # type: ignore[attr-defined]
    post(admin, f"{page}/open", page)
    assert sign_in(newsroom.app.test_client(), "ada@example.org").status_code == 302


def test_desks_are_kept_and_shown(newsroom: Newsroom, admin: Visit) -> None:
    person = newsroom.staff(email="ada@example.org")
    with transaction(newsroom.sessions) as session:
        session.add_all([Desk(name="City"), Desk(name="Sport")])
    page = f"/account/people/{person.id}"
    assert post(admin, f"{page}/desks", page, desk=["1", "x"]).status_code == 302  # type: ignore[attr-defined]
    assert post(admin, f"{page}/desks", page, desk=["9"]).status_code == 404  # type: ignore[attr-defined]
    with newsroom.sessions.reads() as session:
        assert session.execute(select(StaffDesk.staff_id, StaffDesk.desk_id)).all() == [(person.id, 1)]
    assert re.search(r'id="desk-1"[^>]*checked', admin.get(page).text)


def test_what_was_typed_wrongly_is_said_on_the_same_page(newsroom: Newsroom, admin: Visit) -> None:
    answer = post(admin, "/account/people", email="not an address", name="Eve <b>", role=["editor"])
    assert answer.status_code == 422 and "Eve &lt;b&gt;" in answer.text  # type: ignore[attr-defined]
    assert post(admin, "/account/people", email="a@b.org", name="Eve").status_code == 422  # type: ignore[attr-defined]


def test_somebody_always_stays_in_charge(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    first, editor = newsroom.staff(Role.ADMIN), newsroom.staff()
    with pytest.raises(LastAdmin):
        staffing.give_roles(newsroom.sessions, first.id, [Role.EDITOR], by=editor, at=newsroom.at)
    with pytest.raises(LastAdmin):
        staffing.disable(newsroom.sessions, first.id, by=None, at=newsroom.at)
    second = newsroom.staff(Role.ADMIN)
    staffing.disable(newsroom.sessions, first.id, by=second, at=newsroom.at)
    with pytest.raises(LastAdmin):
        staffing.disable(newsroom.sessions, second.id, by=None, at=newsroom.at)


def test_nobody_closes_or_resets_their_own_account(newsroom: Newsroom) -> None:
    first, _second = newsroom.staff(Role.ADMIN), newsroom.staff(Role.ADMIN)
    with pytest.raises(OwnAccount):
        staffing.disable(newsroom.sessions, first.id, by=first, at=newsroom.at)
    with pytest.raises(OwnAccount):
        inviting.reset(newsroom.sessions, first.id, factors_too=True, key=KEY, by=first, at=newsroom.at)


def test_a_closed_account_cannot_be_entered_by_a_code(newsroom: Newsroom) -> None:
    root = newsroom.staff(Role.ADMIN)
    made = inviting.invite(newsroom.sessions, email="eve@example.org", name="Eve",
                           roles=frozenset({Role.EDITOR}), key=KEY, by=root, at=newsroom.at)  # fmt: skip
    staffing.disable(newsroom.sessions, made.staff_id, by=root, at=newsroom.at)
    given = Credentials(email="eve@example.org", password="", address="198.51.100.1")
    with pytest.raises(WrongInvitation):
        inviting.choose_password(
            newsroom.sessions, given, made.code, password_hash=PASSWORD_HASH, key=KEY, at=newsroom.at
        )
