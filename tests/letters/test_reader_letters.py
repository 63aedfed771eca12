"""What readers are written: received and answered, in the article's language, and nothing that should not be there."""

from __future__ import annotations

import re

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.permissions import Role
from corrections.domain.reporting.additions import About, Addition
from corrections.domain.telling.mails import Mail, one_line
from corrections.models import ReaderContact
from corrections.services.deciding.declining import Declined, decline
from corrections.services.receipts.adding_words import add
from corrections.services.transaction import transaction
from tests.letters.letter_checks import KeepingPostbox, deliver_all, mails_of
from tests.newsroom import Newsroom

READER = "reader@example.org"
LINK = re.compile(r"http://localhost:8000/receipts/[A-Z2-7]{26}")
HOSTS = re.compile(r"https?://([^/\"<> ]+)")


def declined(newsroom: Newsroom, message: str = "") -> Mail:
    number = newsroom.case(email=READER, comment="My own words")
    deliver_all(newsroom, KeepingPostbox())
    said = Declined(DeclineReason.CORRECT_AS_PUBLISHED, message=message, checked="the budget")
    decline(
        newsroom.sessions,
        number,
        said,
        tokens=newsroom.tokens(number),
        by=newsroom.staff(),
        at=newsroom.at,
        house=newsroom.house,
    )
    (mail,) = mails_of(newsroom)
    return mail


def test_a_report_is_acknowledged_with_thanks_and_its_receipt(newsroom: Newsroom) -> None:
    newsroom.article()
    received = newsroom.report(email=READER)
    (mail,) = mails_of(newsroom, "submission.received")
    assert (mail.address, mail.language) == (READER, "en")
    assert mail.subject == "Thank you: we have your report on “City approves harbour bridge repairs”"
    for words in (mail.text, mail.html):
        assert LINK.search(words)
        assert "Thank you" in words
    assert received.state == "open"


def test_nobody_can_use_the_form_to_send_their_own_words_to_somebody_elses_address(
    newsroom: Newsroom,
) -> None:
    newsroom.article()
    newsroom.report(email=READER, proposed="Buy pills", comment="Buy pills at once", key="k")
    (mail,) = mails_of(newsroom, "submission.received")
    assert "pills" not in mail.subject + mail.text + mail.html


def test_the_answer_gives_the_reason_and_the_editors_words(newsroom: Newsroom) -> None:
    newsroom.article()
    mail = declined(newsroom, message="The budget says <41>.")
    assert mail.subject == "Our answer to your report on “City approves harbour bridge repairs”"
    assert "We left it as it is." in mail.text and "We left it as it is." in mail.html
    assert "the text is right as it stands" in mail.text
    assert "The budget says <41>." in mail.text
    assert "The budget says &lt;41&gt;." in mail.html
    assert "My own words" not in mail.text + mail.html


def test_letters_speak_the_articles_language(newsroom: Newsroom, compiled: None) -> None:
    newsroom.article(headline="Міст відкрили", language="uk")
    mail = declined(newsroom)
    assert mail.language == "uk"
    assert mail.subject == "Наша відповідь на ваше повідомлення про «Міст відкрили»"
    assert 'lang="uk"' in mail.html
    assert "Thank" not in mail.text + mail.html


def test_a_letter_loads_nothing_and_links_to_the_desk_alone(newsroom: Newsroom) -> None:
    newsroom.article()
    mail = declined(newsroom)
    assert set(HOSTS.findall(mail.html + mail.text)) == {"localhost:8000"}
    assert not re.search(r"<img|<link|<script|url\(|@import|background=", mail.html)


def test_a_headline_cannot_put_anything_into_a_header(newsroom: Newsroom) -> None:
    assert one_line("Bridge\r\nBcc: all@example.org\u2028\x00 end") == "Bridge Bcc: all@example.org end"
    newsroom.article(headline="<b>Bridge</b> & tunnel")
    newsroom.report(email=READER)
    (mail,) = mails_of(newsroom, "submission.received")
    assert "&" in mail.subject and "&amp;" not in mail.subject + mail.text


def test_who_erased_the_address_is_not_written_to(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report(email=READER)
    with transaction(newsroom.sessions) as session:
        session.query(ReaderContact).delete()
    assert mails_of(newsroom) == []


def test_a_second_look_is_offered_once_only(newsroom: Newsroom) -> None:
    newsroom.article()
    offer, first = "you can say so there, once", declined(newsroom)
    assert offer in first.text and offer in first.html
    receipt = LINK.findall(first.text)[0].rpartition("/")[2]
    said = Addition(about=About.APPEAL, words="See page 4")
    add(newsroom.sessions, receipt, said, at=newsroom.later(), house=newsroom.house)
    decline(
        newsroom.sessions,
        1,
        Declined(DeclineReason.STYLE_CHOICE),
        tokens=newsroom.tokens(1),
        by=newsroom.staff(Role.STANDARDS),
        at=newsroom.later(),
        house=newsroom.house,
    )
    last = mails_of(newsroom, "submission.answered")[-1]
    for words in (last.text, last.html):
        assert offer not in words and "The whole answer stands on this page:" in words
