"""The standards desk finds an article by an address that it had before."""

from __future__ import annotations

import pytest

from corrections.domain.refusals import UnknownArticle
from corrections.models import Article
from corrections.queries.record.record_subjects import article_subject
from corrections.services.newsroom.moving import move_article, record_moved
from corrections.services.recording import record_private
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom


def test_a_former_address_leads_to_the_article(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    with transaction(newsroom.sessions) as session:
        article = session.get_one(Article, 1)
        former = move_article(session, article, "bridge-repairs", at=newsroom.at)
        record_private(
            session, "article.edited", "A-1", by=None, at=newsroom.at, facts={"slug": article.slug}
        )
        record_moved(session, article, former, at=newsroom.at)
    assert article_subject(newsroom.sessions, "harbour-bridge").slug == "bridge-repairs"
    assert article_subject(newsroom.sessions, "bridge-repairs").slug == "bridge-repairs"
    with pytest.raises(UnknownArticle):
        article_subject(newsroom.sessions, "nowhere")
