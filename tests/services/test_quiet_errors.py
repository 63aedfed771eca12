"""What a database error says of itself may reach a log, so it holds no reader's words."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from corrections.models import ReaderContact
from tests.newsroom import MONDAY, Newsroom


def test_a_database_error_quotes_nobodys_address(newsroom: Newsroom) -> None:
    with newsroom.sessions.acts() as session, pytest.raises(IntegrityError) as caught:
        session.add(ReaderContact(submission_id=99, email="reader@secret.example", purge_after=MONDAY))
        session.flush()
        session.commit()
    assert "secret" not in str(caught.value)
