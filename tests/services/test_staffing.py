"""Taking people on, and closing their accounts."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from corrections.domain.accounts.sign_in_refusals import EmailTaken, NotAnEmail, StaffRefused, WeakPassword
from corrections.domain.permissions import Role
from corrections.domain.refusals import NotFound
from corrections.domain.text.text_refusals import Empty
from corrections.models import PrivateAct
from corrections.outside.passwords import Passwords
from corrections.queries import staff_list
from corrections.services import staffing
from tests.newsroom import PASSWORD_HASH, Newsroom


def take_on(newsroom: Newsroom, **more: Any) -> int:
    values: dict[str, Any] = {
        "email": "Ada@Example.org ",
        "name": " Ada  Holm",
        "roles": frozenset({Role.EDITOR}),
    }
    return staffing.add(newsroom.sessions, password_hash=PASSWORD_HASH, at=newsroom.at, **{**values, **more})


def acts(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(PrivateAct.act).order_by(PrivateAct.seq)))


def test_a_newcomer_stands_in_the_list_and_in_the_log(newsroom: Newsroom) -> None:
    take_on(newsroom, roles=frozenset({Role.STANDARDS, Role.SENIOR_EDITOR}))
    [person] = staff_list.everybody(newsroom.sessions)
    assert (person.email, person.name) == ("ada@example.org", "Ada Holm")
    assert person.roles == ("senior_editor", "standards") and person.active
    assert acts(newsroom) == ["staff.added"]


@pytest.mark.parametrize(
    ("refusal", "wrong"),
    [
        (NotAnEmail, {"email": "ada"}),
        (NotAnEmail, {"email": "a@b\nc"}),
        (Empty, {"name": "  "}),
        (StaffRefused, {"roles": frozenset()}),
    ],
)
def test_what_cannot_be_a_person_is_refused_and_leaves_nothing(
    newsroom: Newsroom, refusal: type[Exception], wrong: dict[str, Any]
) -> None:
    with pytest.raises(refusal):
        take_on(newsroom, **wrong)
    assert staff_list.everybody(newsroom.sessions) == () and acts(newsroom) == []


def test_one_address_is_one_person(newsroom: Newsroom) -> None:
    take_on(newsroom)
    with pytest.raises(EmailTaken):
        take_on(newsroom, email="ADA@example.org")


def test_closing_an_account_and_giving_roles_are_logged(newsroom: Newsroom) -> None:
    number = take_on(newsroom)
    staffing.give_roles(newsroom.sessions, number, [Role.STANDARDS], by=None, at=newsroom.at)
    staffing.disable(newsroom.sessions, number, by=None, at=newsroom.at)
    [person] = staff_list.everybody(newsroom.sessions)
    assert (person.roles, person.active) == (("standards",), False)
    assert acts(newsroom) == ["staff.added", "staff.roles_given", "staff.disabled"]


def test_nobody_can_be_disabled_who_is_not_there(newsroom: Newsroom) -> None:
    with pytest.raises(NotFound):
        staffing.disable(newsroom.sessions, 9, by=None, at=newsroom.at)


@pytest.mark.parametrize("password", ["", "x" * 14, "x" * 257])
def test_a_password_is_long_but_not_endless(password: str) -> None:
    with pytest.raises(WeakPassword):
        Passwords.cheap().hash(password)


def test_the_same_letters_typed_otherwise_are_the_same_password() -> None:
    passwords = Passwords.cheap()
    kept = passwords.hash("пароль й, довгий")
    assert passwords.agree(kept, "пароль и\u0306, довгий")
    assert not passwords.agree(None, "пароль й, довгий")
    assert not passwords.agree("not a hash", "пароль й, довгий")


def test_by_default_a_password_costs_64_mebibytes() -> None:
    assert Passwords().hash("a long enough password").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
