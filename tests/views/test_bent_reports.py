"""Selectors that were cut, shifted, swapped or forged, as anybody may send them: kept or refused, never misplaced."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from corrections.domain.anchoring.folding import fold_alike
from corrections.domain.anchoring.verdicts import Verdict
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.graphemes import outward
from corrections.domain.text.spans import Part, Span
from corrections.models import ReaderWords, Submission
from corrections.models.version_chain import text_of
from tests.domain.selectors import bent
from tests.newsroom import BRIDGE, Newsroom

ADDRESS = "/api/v1/submissions"
MOST_SENT = 4_000
TRICKY = (
    "<p>Re\u0301sume\u0301 of 👨\u200d👩\u200d👧 and 🇺🇦🇵🇱: “41\u00a0million” was said, and was said again.</p>"
    "<p>שלום — 12,5\u202f% і слово\u00ad слово; ہم 각각 \u1100\u1161\u11a8 \u09c7\u09be ha ha ha.</p>"
)
HEADLINE = "Ha ha ha 🇺🇦 again and again"


def texts(newsroom: Newsroom) -> list[ArticleText]:
    """Both versions of the article that is written about."""
    newsroom.article(body=TRICKY, headline=HEADLINE)
    newsroom.article(body=TRICKY.replace("again", "once more") + BRIDGE, headline=HEADLINE)
    with newsroom.sessions.reads() as session:
        return [text_of(session, 1, number) for number in (1, 2)]


@st.composite
def reports(draw: st.DrawFn, versions: list[ArticleText]) -> dict[str, Any]:
    """A report of words of either version, as they are or bent; perhaps said to be of the other version or part."""
    version = draw(st.sampled_from([1, 2]))
    part = draw(st.sampled_from([Part.BODY, Part.BODY, Part.HEADLINE, Part.DEK]))
    selector = draw(bent(versions[version - 1].canonical(part), whole=draw(st.booleans())))
    stated = draw(
        st.sampled_from([version, version, version, 3 - version, None, 0, 3, 10**30, "1", True, [1]])
    )
    named = draw(st.sampled_from([part, part, part, Part.BODY, "BODY", "", None, 1]))
    return {"article": "harbour-bridge", "comment": "No.", **selector, "version": stated, "part": named}


def test_a_bent_selector_is_kept_or_refused_and_stands_where_it_is_said_to_stand(newsroom: Newsroom) -> None:
    versions, client, kept = texts(newsroom), newsroom.app.test_client(), 0

    @settings(max_examples=min(settings().max_examples, MOST_SENT))
    @given(reports(versions))
    def sent(report: dict[str, Any]) -> None:
        nonlocal kept
        answer = client.post(ADDRESS, data=json.dumps(report), content_type="application/json")
        if answer.status_code == 201:
            kept += 1
            check_place(newsroom, report, versions, verdict=answer.get_json()["verdict"])
        else:
            assert answer.status_code in (400, 404, 413, 422), answer.text
            assert answer.get_json()["error"]["code"] and answer.get_json()["error"]["message"]

    sent()
    with newsroom.sessions.reads() as session:
        assert session.scalar(select(func.count()).select_from(Submission)) == kept > 0


def check_place(
    newsroom: Newsroom, report: dict[str, Any], versions: list[ArticleText], *, verdict: str
) -> None:
    """What was stored of the newest report is what stands at its place."""
    with newsroom.sessions.reads() as session:
        stored, words = session.execute(
            select(Submission, ReaderWords).join(ReaderWords).order_by(Submission.id.desc()).limit(1)
        ).one()
    assert stored.version == (report["version"] or 2) and stored.verdict == verdict
    if stored.start is None or stored.end is None:
        assert verdict in (Verdict.GONE, Verdict.AMBIGUOUS)
        return
    text = versions[stored.version - 1].canonical(Part(stored.part))
    place = Span(stored.start, stored.end)
    assert place.end <= len(text) and place == outward(text, place)
    assert fold_alike(words.exact) in fold_alike(place.slice(text))
    if (report["start"], report["end"]) == (place.start, place.end):
        assert words.exact == place.slice(text) or fold_alike(words.exact) == fold_alike(place.slice(text))
