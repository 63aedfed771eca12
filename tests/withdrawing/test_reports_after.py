"""A reader who read a version whose words were destroyed since can still say what is wrong."""

from __future__ import annotations

import pytest

from corrections.domain.reporting.report_refusals import VersionWithdrawn
from corrections.models import Submission
from tests.newsroom import Newsroom
from tests.withdrawing.gone import MARKER, marked, withdrawn


@pytest.fixture
def zoo(newsroom: Newsroom) -> Newsroom:
    """Version 1 has no words any more, version 3 is live."""
    marked(newsroom)
    withdrawn(newsroom, 1)
    return newsroom


def test_it_is_taken_against_the_live_version_where_that_says_the_words(zoo: Newsroom) -> None:
    case = zoo.case("nine on", "ten on", article="zoo", version=1, start=3, end=10, part="body")
    with zoo.sessions.reads() as session:
        kept = session.query(Submission).filter_by(correction_id=case).one()
        assert (kept.version, kept.verdict) == (3, "exact")
    page = zoo.app.test_client().post(
        "/api/v1/submissions",
        json={"article": "zoo", "exact": "nine on", "proposed": "ten on", "version": 1, "part": "body"},
        headers={"Idempotency-Key": "a-key-of-a-reader-1"},
    )
    assert page.status_code == 201


def test_it_may_be_about_the_whole_article(zoo: Newsroom) -> None:
    assert zoo.report("", None, article="zoo", version=1, comment="All of this is old.").receipt


def test_words_that_were_destroyed_are_not_taken_in_again(zoo: Newsroom) -> None:
    with pytest.raises(VersionWithdrawn):
        zoo.report(f"The zoo has a {MARKER}", "An ape", article="zoo", version=1)
    assert zoo.app.test_client().get("/articles/zoo").status_code == 200
