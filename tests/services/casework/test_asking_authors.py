"""The author is asked by a link, answers once without an account, and is the author from then on."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from corrections.domain.accounts.sign_in_refusals import NotAnEmail
from corrections.domain.casework.asking import AskedAuthor, AuthorAnswer, author_token
from corrections.domain.casework.case_refusals import AuthorAnswered, AuthorLinkOver, UnknownAuthorLink
from corrections.domain.casework.decision_refusals import AuthorCannotSign
from corrections.domain.text.text_refusals import Empty
from corrections.models import AuthorQuestion, OutboxEvent
from corrections.queries.casework.author_page import author_page
from corrections.queries.log_check import Verified, verify_log
from corrections.services.casework.asking_authors import answer_author, ask_author, end_author_links
from tests.newsroom import Newsroom
from tests.services.decisions import minor, publish_now

KEY = b"k" * 32


def ask(newsroom: Newsroom, case: int, email: str = "Ida@Example.org", words: str = "Was it 4.1?") -> str:
    ask_author(
        newsroom.sessions, case, AskedAuthor("Ida Holm", email, words), tokens=newsroom.tokens(case), key=KEY,
        by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    with newsroom.sessions.reads() as session:
        number = session.scalars(select(AuthorQuestion.id).order_by(AuthorQuestion.id.desc())).first()
    return author_token(KEY, number or 0)


@pytest.fixture
def case(newsroom: Newsroom) -> int:
    newsroom.article()
    return newsroom.case(comment="I am the mayor's brother.", email="reader@example.net")


def test_the_link_shows_the_passage_and_the_question_and_nothing_of_the_reader(
    newsroom: Newsroom, case: int
) -> None:
    page = author_page(newsroom.sessions, ask(newsroom, case).lower(), at=newsroom.at)
    assert (page.passage, page.question) == ("41 million", "Was it 4.1?")
    assert page.before.endswith("repairs costing ") and page.after == " crowns."
    assert "brother" not in repr(page) and "reader@" not in repr(page)


def test_only_a_hash_of_the_link_is_stored(newsroom: Newsroom, case: int) -> None:
    token = ask(newsroom, case)
    row = newsroom.row(AuthorQuestion, 1)
    assert token.encode() not in (row.token_hash or b"") and len(row.token_hash or b"") == 32
    with pytest.raises(UnknownAuthorLink):
        author_page(newsroom.sessions, author_token(b"x" * 32, 1), at=newsroom.at)
    with pytest.raises(UnknownAuthorLink):
        answer_author(newsroom.sessions, "nothing", AuthorAnswer("Yes."), at=newsroom.at)


def test_the_answer_is_kept_once_and_the_asker_hears_of_it(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    token = ask(any_newsroom, any_newsroom.case())
    said = AuthorAnswer("My notes say 4.1.", "4.1 million")
    answer_author(any_newsroom.sessions, token, said, at=any_newsroom.later())
    answer_author(any_newsroom.sessions, token, said, at=any_newsroom.later())
    with pytest.raises(AuthorAnswered):
        answer_author(any_newsroom.sessions, token, AuthorAnswer("No."), at=any_newsroom.later())
    row = any_newsroom.row(AuthorQuestion, 1)
    assert (row.state, row.answer, row.suggested) == ("answered", "My notes say 4.1.", "4.1 million")
    with any_newsroom.sessions.reads() as session:
        kinds = session.scalars(select(OutboxEvent.kind)).all()
    assert kinds.count("author.asked") == 1 and kinds.count("author.answered") == 1
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_an_empty_answer_is_none(newsroom: Newsroom, case: int) -> None:
    token = ask(newsroom, case)
    with pytest.raises(Empty):
        answer_author(newsroom.sessions, token, AuthorAnswer(" ", "\n"), at=newsroom.later())


def test_a_link_ends_after_two_weeks_and_the_address_is_forgotten(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    token = ask(any_newsroom, any_newsroom.case())
    assert end_author_links(any_newsroom.sessions, at=any_newsroom.later(days=13)) == 0
    at = any_newsroom.later(days=1)
    assert author_page(any_newsroom.sessions, token, at=at).is_over
    with pytest.raises(AuthorLinkOver):
        answer_author(any_newsroom.sessions, token, AuthorAnswer("Late."), at=at)
    assert end_author_links(any_newsroom.sessions, at=at) == 1
    assert end_author_links(any_newsroom.sessions, at=at) == 0
    row = any_newsroom.row(AuthorQuestion, 1)
    assert (row.state, row.email) == ("ended", "")


@pytest.mark.parametrize("email", ["", "ida", "ida@", "@example.org", "i da@example.org", "ida@host"])
def test_an_address_nobody_could_be_reached_at_is_refused(newsroom: Newsroom, case: int, email: str) -> None:
    with pytest.raises(NotAnEmail):
        ask(newsroom, case, email=email)


def test_whoever_is_asked_as_the_author_cannot_sign_from_then_on(newsroom: Newsroom, case: int) -> None:
    pseudonym = newsroom.staff(name="I. H.", email="ida@example.org")
    ask(newsroom, case)
    other = newsroom.case("bridge was was closed", "bridge was closed")
    with pytest.raises(AuthorCannotSign):
        publish_now(newsroom, other, minor("bridge was closed"), by=pseudonym)
