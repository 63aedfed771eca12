"""Rarer states of a receipt: a change with the CMS, an hour to wait for, a spam check, no mail, an article gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.intake.letter_caps import LetterCaps
from corrections.domain.newsroom.whole_values import WholeAct
from tests.browser.reader_states import READER, Reports, Tongue
from tests.newsroom import Newsroom
from tests.receipts.holders import newest
from tests.services.beside_a_cms import beside_a_cms
from tests.services.decisions import correction, publish_two
from tests.services.whole_articles import done, held

LINKS = " http://a.example http://b.example http://c.example"


def rare_states(newsroom: Newsroom, tongue: Tongue) -> dict[str, str]:
    """One report in each of these states, on articles of its own; gives their receipts by the state's name."""
    found = {
        "scheduled": _decided(newsroom, tongue, "scheduled", publish_at=newsroom.at + timedelta(days=30))
    }
    found |= {
        "spam check": _held_back(newsroom, tongue),
        **_unmailed(newsroom, tongue),
        **_gone(newsroom, tongue),
    }
    beside_a_cms(newsroom)
    return {**found, "being made in the CMS": _decided(newsroom, tongue, "cms", external_id="cms-7")}


def _article(newsroom: Newsroom, tongue: Tongue, slug: str, **more: str) -> str:
    body = "".join(f"<p>{tongue.line.format(number)}</p>" for number in range(501, 505))
    return newsroom.article(
        slug, body, headline=tongue.headline, dek=tongue.dek, language=tongue.language, **more
    )


def _decided(newsroom: Newsroom, tongue: Tongue, slug: str, *, external_id: str = "", **more: object) -> str:
    """A report whose change both people signed, and which is not published all the same."""
    _article(newsroom, tongue, slug, **({"external_id": external_id} if external_id else {}))
    token = newsroom.report("501", "601", article=slug, comment=tongue.comment).receipt
    decided = publish_two(
        newsroom, newest(newsroom).correction_id or 0, correction("601", note=tongue.note, **more)
    )
    assert decided.state == "scheduled" and decided.handed_over == bool(external_id)
    return token


def _held_back(newsroom: Newsroom, tongue: Tongue) -> str:
    said = {"article": tongue.slug, "exact": "140", "comment": tongue.comment + LINKS, "email": READER}
    answer = newsroom.app.test_client().post(
        "/api/v1/submissions", json=said, headers={"Idempotency-Key": f"held-{tongue.language}"}
    )
    assert answer.json["state"] == "quarantined"
    return str(answer.json["url"]).rpartition("/")[2]


def _unmailed(newsroom: Newsroom, tongue: Tongue) -> dict[str, str]:
    """Two reports of somebody to whom enough mails went already; the second one is answered."""
    usual, newsroom.house = newsroom.house, replace(newsroom.house, letters=LetterCaps(1, 1, 50))
    reports = Reports(newsroom, tongue, number=130)
    for state in ("a mail went", "no mail went", "no mail went with the answer"):
        reports.report(state, email="often@example.org")
    reports.declined(newest(newsroom).correction_id or 0, DeclineReason.CORRECT_AS_PUBLISHED)
    newsroom.house = usual
    return reports.receipts


def _gone(newsroom: Newsroom, tongue: Tongue) -> dict[str, str]:
    """Reports on articles that were held without their text, retracted and removed afterwards."""
    found = {}
    for number, slug in enumerate(("checked", "withdrawn", "taken-down")):
        _article(newsroom, tongue, slug)
        found[f"of an article that was {slug}"] = newsroom.report(
            str(501 + number), "600", article=slug, comment=tongue.comment
        ).receipt
    held(newsroom, by=newsroom.staff(), covered=True, slug="checked")
    done(newsroom, WholeAct.RETRACT, slug="withdrawn")
    done(newsroom, WholeAct.REMOVE, slug="taken-down")
    return found
