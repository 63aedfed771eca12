"""Letters about accounts: the code in them opens what it should, and is in no letter once it is used."""

from __future__ import annotations

import re

from corrections.domain.permissions import Role
from corrections.services import staffing
from corrections.services.accounts import inviting
from corrections.services.signing_in import Credentials
from corrections.views.context import derived_key
from tests.letters.letter_checks import mails_of
from tests.newsroom import PASSWORD_HASH, Newsroom

CODE = re.compile(r"^[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}$", re.MULTILINE)


def test_the_mailed_code_lets_somebody_choose_a_password_once(newsroom: Newsroom) -> None:
    root = newsroom.staff(Role.ADMIN)
    with newsroom.app.app_context():
        key = derived_key("invitations")
    inviting.invite(newsroom.sessions, email="eve@example.org", name="Eve <b>",
                    roles=frozenset({Role.EDITOR}), key=key, by=root, at=newsroom.at)  # fmt: skip
    (mail,) = mails_of(newsroom, "staff.invitation")
    assert mail.address == "eve@example.org" and "Eve &lt;b&gt;" in mail.html and "Eve <b>" in mail.text
    (code,) = CODE.findall(mail.text)
    assert code in mail.html
    given = Credentials(email="eve@example.org", password="", address="198.51.100.1")
    inviting.choose_password(
        newsroom.sessions, given, code, password_hash=PASSWORD_HASH, key=key, at=newsroom.at
    )
    assert mails_of(newsroom, "staff.invitation") == []


def test_nobody_is_written_a_code_for_a_closed_account(newsroom: Newsroom) -> None:
    root, person = newsroom.staff(Role.ADMIN), newsroom.staff()
    inviting.reset(newsroom.sessions, person.id, factors_too=False, key=b"k", by=root, at=newsroom.at)
    (mail,) = mails_of(newsroom, "staff.reset")
    assert "was reset" in mail.subject
    staffing.disable(newsroom.sessions, person.id, by=root, at=newsroom.at)
    assert mails_of(newsroom, "staff.reset") == []
