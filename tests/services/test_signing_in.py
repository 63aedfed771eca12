"""Signing in: who gets in, and how guessing is slowed down, in the database and not in memory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from corrections.domain.accounts.sign_in_refusals import SignInRefused, TooManyTries, WrongSignIn
from corrections.domain.permissions import Role
from corrections.models import SignInAttempt, Staff
from corrections.outside.passwords import Passwords
from corrections.services import staffing
from corrections.services.signing_in import Credentials, sign_in
from tests.newsroom import PASSWORD, PASSWORDS, Newsroom

KEY = b"k" * 32
ADA = "ada@example.org"


@pytest.fixture
def desk(any_newsroom: Newsroom) -> Newsroom:
    any_newsroom.staff(Role.EDITOR, name="Ada", email=ADA)
    return any_newsroom


def tried(newsroom: Newsroom, password: str, *, email: str = ADA, address: str = "198.51.100.1") -> object:
    given = Credentials(email=email, password=password, address=address)
    return sign_in(newsroom.sessions, given, passwords=PASSWORDS, key=KEY, at=newsroom.at)


def refused(newsroom: Newsroom, **more: str) -> SignInRefused:
    with pytest.raises(SignInRefused) as caught:
        tried(newsroom, "not the password at all", **more)
    return caught.value


def attempts(newsroom: Newsroom) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalars(select(func.count()).select_from(SignInAttempt)).one()


def test_the_right_password_says_who_it_is(desk: Newsroom) -> None:
    person = tried(desk, PASSWORD, email="  ADA@example.org ")
    assert (person.name, person.roles) == ("Ada", {Role.EDITOR})


def test_an_unknown_account_is_refused_in_the_same_words(desk: Newsroom) -> None:
    wrong, unknown = refused(desk), refused(desk, email="nobody@example.org")
    assert type(wrong) is type(unknown) is WrongSignIn
    assert (wrong.message, wrong.facts) == (unknown.message, unknown.facts)


def test_a_closed_account_is_refused_even_with_its_password(desk: Newsroom) -> None:
    with desk.sessions.reads() as session:
        number = session.scalars(select(Staff.id).where(Staff.email == ADA)).one()
    staffing.disable(desk.sessions, number, by=None, at=desk.at)
    with pytest.raises(WrongSignIn):
        tried(desk, PASSWORD)


def test_the_twenty_first_try_for_an_account_waits_wherever_it_comes_from(desk: Newsroom) -> None:
    for number in range(20):
        refused(desk, address=f"203.0.113.{number}")
        desk.later(seconds=1)
    with pytest.raises(TooManyTries) as caught:
        tried(desk, PASSWORD, address="192.0.2.1")
    assert caught.value.facts == {"seconds": 280, "minutes": 5}


def test_one_guesser_does_not_lock_the_owner_out(desk: Newsroom) -> None:
    for _ in range(60):
        desk.later(seconds=9)
        refused(desk, address="203.0.113.1")
    assert tried(desk, PASSWORD, address="192.0.2.1")


def test_the_eleventh_try_from_an_address_waits_whoever_it_is_for(desk: Newsroom) -> None:
    for number in range(10):
        refused(desk, email=f"guess{number}@example.org")
    with pytest.raises(TooManyTries):
        tried(desk, PASSWORD)
    assert tried(desk, PASSWORD, address="192.0.2.1")


def test_a_try_while_waiting_does_not_lengthen_the_wait(desk: Newsroom) -> None:
    for _ in range(10):
        refused(desk)
    for _ in range(30):
        desk.later(seconds=9)
        assert isinstance(refused(desk), TooManyTries)
    desk.later(seconds=30)
    assert tried(desk, PASSWORD)


def test_a_thousand_tries_in_five_minutes_are_all_that_there_are(newsroom: Newsroom) -> None:
    newsroom.staff(Role.EDITOR, name="Ada", email=ADA)
    with newsroom.sessions.acts() as session:
        session.add_all(
            SignInAttempt(
                account_hash=bytes([n % 256] * 32), prefix_hash=bytes([n % 256] * 32), at=newsroom.at
            )
            for n in range(1_000)
        )
        session.commit()
    with pytest.raises(TooManyTries):
        tried(newsroom, PASSWORD)
    newsroom.at += timedelta(minutes=5)
    assert tried(newsroom, PASSWORD)
    assert attempts(newsroom) == 0


def test_signing_in_forgets_the_tries_of_that_account_only(desk: Newsroom) -> None:
    refused(desk, email="nobody@example.org")
    refused(desk)
    tried(desk, PASSWORD)
    assert attempts(desk) == 1


def test_neither_account_nor_address_stands_in_the_rows_of_tries(desk: Newsroom) -> None:
    refused(desk)
    with desk.sessions.reads() as session:
        row = session.scalars(select(SignInAttempt)).one()
    assert len(row.account_hash) == len(row.prefix_hash) == 32
    assert row.account_hash != row.prefix_hash


def test_tries_at_once_never_exceed_the_limit(desk: Newsroom) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: type(refused(desk)), range(30)))
    assert found.count(WrongSignIn) == 10
    assert found.count(TooManyTries) == 20


def test_a_password_kept_at_another_cost_is_kept_anew(newsroom: Newsroom) -> None:
    old = Passwords(memory_kib=16, passes=1, lanes=1).hash(PASSWORD)
    number = staffing.add(
        newsroom.sessions,
        email=ADA,
        name="Ada",
        roles=frozenset({Role.EDITOR}),
        password_hash=old,
        at=newsroom.at,
    )
    tried(newsroom, PASSWORD)
    kept = newsroom.row(Staff, number).password_hash
    assert kept != old and not PASSWORDS.are_outdated(kept) and PASSWORDS.agree(kept, PASSWORD)


def test_an_address_that_no_database_can_be_asked_for_is_nobodys(desk: Newsroom) -> None:
    for email in ("\x00", f"{ADA}\x00", "a\x00b@example.org"):
        assert isinstance(refused(desk, email=email), WrongSignIn)
