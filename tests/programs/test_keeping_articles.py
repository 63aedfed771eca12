"""A CMS keeps its articles: with a key that holds, from the live version, and again without harm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from corrections.domain.newsroom.whole_values import WholeAct
from corrections.domain.programs.scopes import Scope
from corrections.models import Article, PrivateAct, SilentEdit
from corrections.models.programs.program import Program
from corrections.queries.log_check import Verified, verify_log
from corrections.services.programs import giving_keys
from tests.accounts.fillings import filled
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import minor, publish_now
from tests.services.whole_articles import article_of, done

ADDRESS = "/api/v1/articles/harbour-bridge"
ARTICLE = {"headline": "City approves harbour bridge repairs", "dek": "Work starts in May", "body": BRIDGE}
BOTH = (Scope.ARTICLES_READ, Scope.ARTICLES_WRITE)


def key_for(newsroom: Newsroom, *scopes: Scope, **more: Any) -> giving_keys.Given:
    return giving_keys.give_key(newsroom.sessions, "The CMS", scopes or BOTH, at=newsroom.at, **more)


class Cms:
    """A CMS with a key."""

    def __init__(self, newsroom: Newsroom, *scopes: Scope) -> None:
        self.client: FlaskClient = newsroom.app.test_client()
        self.key = key_for(newsroom, *scopes)

    def put(self, address: str = ADDRESS, **more: Any) -> TestResponse:
        return self.client.put(address, json={**ARTICLE, **more}, headers=self.headers)

    def get(self) -> TestResponse:
        return self.client.get(ADDRESS, headers=self.headers)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key.key}"}


def code(answer: TestResponse) -> tuple[int, str]:
    return answer.status_code, answer.json["error"]["code"]


def test_a_new_article_comes_in_and_its_next_text_is_a_version(any_newsroom: Newsroom) -> None:
    cms = Cms(any_newsroom)
    first = cms.put(external_id="cms-7", desk="City", author="Ida Holm")
    assert (first.status_code, first.json["version"], first.json["changed"]) == (201, 1, True)
    second = cms.put(version=1, body=BRIDGE.replace("41 million", "4.1 million"))
    assert (second.status_code, second.json["version"]) == (200, 2)
    stands = cms.get().json
    assert (stands["slug"], stands["version"], stands["status"]) == ("harbour-bridge", 2, "live")
    article = article_of(any_newsroom)
    assert (article.external_id, article.author) == ("cms-7", "Ida Holm")
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_the_same_text_again_changes_nothing_whatever_version_it_names(any_newsroom: Newsroom) -> None:
    cms = Cms(any_newsroom)
    cms.put()
    changed = BRIDGE.replace("was was", "was")
    cms.put(version=1, body=changed)
    again = cms.put(version=1, body=changed)
    assert (again.status_code, again.json["version"], again.json["changed"]) == (200, 2, False)
    assert cms.put(body=changed).json["changed"] is False


def test_a_text_made_before_the_desks_correction_does_not_undo_it(any_newsroom: Newsroom) -> None:
    cms = Cms(any_newsroom)
    cms.put()
    publish_now(any_newsroom, any_newsroom.case("was was", "was"), minor("was"), by=any_newsroom.staff())
    stale = BRIDGE.replace("41 million", "42 million")
    assert code(cms.put(version=1, body=stale)) == (409, "version_stale")
    assert code(cms.put(body=stale)) == (428, "version_missing")
    assert code(cms.put("/api/v1/articles/unknown", version=3)) == (409, "version_stale")
    assert article_of(any_newsroom).current_version == 2


def test_what_it_changes_without_a_note_comes_onto_the_desks_card_and_the_log_says_who(
    newsroom: Newsroom,
) -> None:
    cms = Cms(newsroom)
    cms.put()
    cms.put(version=1, body=BRIDGE.replace("41 million", "4.1 million"))
    with newsroom.sessions.reads() as session:
        assert session.query(SilentEdit).count() == 1
        acts = session.query(PrivateAct).where(PrivateAct.act == "article.imported").all()
    facts = [json.loads(act.contents)["facts"] for act in acts]
    assert [each["program"] for each in facts] == [f"K-{cms.key.number}"] * 2


def test_an_article_whose_words_are_not_shown_takes_no_text(newsroom: Newsroom) -> None:
    cms = Cms(newsroom)
    cms.put()
    done(newsroom, WholeAct.REMOVE)
    assert code(cms.put(version=2, body="<p>Back again.</p>")) == (410, "article_removed")
    assert cms.get().json["status"] == "removed"


def test_a_name_that_another_article_has_is_refused(newsroom: Newsroom) -> None:
    cms = Cms(newsroom)
    cms.put(external_id="cms-7", canonical_url="https://paper.example/bridge")
    for taken in ({"external_id": "cms-7"}, {"canonical_url": "https://paper.example/bridge"}):
        answer = cms.put("/api/v1/articles/other", **taken)
        assert code(answer) == (409, "name_taken") and list(answer.json["error"]["fields"]) == list(taken)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"bdoy": "x"}, (422, "invalid_fields")),
        ({"format": "pdf"}, (422, "invalid_fields")),
        ({"version": "1"}, (422, "invalid_fields")),
        ({"canonical_url": "javascript:alert(1)"}, (422, "invalid_fields")),
        ({"body": "<script>alert(1)</script>"}, (422, "no_body")),
        ({"headline": ""}, (422, "no_headline")),
    ],
)
def test_what_cannot_be_an_article_is_refused_with_a_code(
    newsroom: Newsroom, sent: dict[str, Any], said: tuple[int, str]
) -> None:
    assert code(Cms(newsroom).put(**sent)) == said
    with newsroom.sessions.reads() as session:
        assert session.query(Article).count() == 0


def test_a_long_article_is_taken_though_reports_have_to_be_short(newsroom: Newsroom) -> None:
    body = "".join(
        f"<p>Paragraph {number} of a very long story about the bridge.</p>" for number in range(3000)
    )
    assert Cms(newsroom).put(body=body).status_code == 201
    big = newsroom.app.test_client().post("/api/v1/submissions", json={"article": "x", "comment": body})
    assert big.status_code == 413


# --- keys -----------------------------------------------------------------------------------------


def for_programs(newsroom: Newsroom) -> Iterator[tuple[Rule, str, Scope]]:
    for rule in newsroom.app.url_map.iter_rules():
        scope = getattr(newsroom.app.view_functions[rule.endpoint], "scope", None)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"} if scope else ():
            yield rule, method, scope


def asked(newsroom: Newsroom, rule: Rule, method: str, key: str) -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = newsroom.app.test_client().open(filled(rule), method=method, json={}, headers=headers)
    return answer.status_code, (answer.json.get("error") or {}).get("code", "")


def test_every_address_for_programs_lets_only_a_key_with_its_scope_through(newsroom: Newsroom) -> None:
    newsroom.article()
    addresses = list(for_programs(newsroom))
    assert len(addresses) >= 2
    by_scope = {scope: key_for(newsroom, scope).key for scope in Scope}
    for rule, method, scope in addresses:
        for wrong in ("", "x", "desk_" + "0" * 64, by_scope[scope].upper()):
            assert asked(newsroom, rule, method, wrong) == (401, "key_refused")
        for held, key in by_scope.items():
            status, told = asked(newsroom, rule, method, key)
            assert (told == "scope_missing") is (held is not scope), (rule.rule, method, held)
            assert status not in (401, 500)


def test_a_key_that_is_taken_back_or_has_run_out_is_refused_at_the_next_request(newsroom: Newsroom) -> None:
    newsroom.article()
    cms = Cms(newsroom)
    assert cms.get().status_code == 200
    giving_keys.take_key(newsroom.sessions, cms.key.number, at=newsroom.at)
    for rule, method, _scope in for_programs(newsroom):
        assert asked(newsroom, rule, method, cms.key.key) == (401, "key_refused")
    other = Cms(newsroom)
    newsroom.later(days=89)
    assert other.get().status_code == 200
    newsroom.later(days=1)
    assert code(other.get()) == (401, "key_refused")


def test_a_key_opens_no_page_of_the_staff(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    cms = Cms(newsroom)
    for rule in newsroom.app.url_map.iter_rules():
        needs = getattr(newsroom.app.view_functions[rule.endpoint], "needs", None)
        if needs is not None and "GET" in (rule.methods or ()):
            answer = cms.client.get(filled(rule), headers=cms.headers)
            assert answer.status_code in (302, 401), rule.rule


def test_only_the_hash_of_a_key_is_kept_and_when_it_was_last_used(newsroom: Newsroom) -> None:
    newsroom.article()
    cms = Cms(newsroom)
    row = newsroom.row(Program, cms.key.number)
    assert cms.key.key not in repr(vars(row)) and row.used_at is None
    newsroom.later(hours=1)
    cms.get()
    assert newsroom.row(Program, cms.key.number).used_at == newsroom.at
    newsroom.later(seconds=30)
    cms.get()
    assert newsroom.at - newsroom.row(Program, cms.key.number).used_at == timedelta(seconds=30)


def test_keys_are_made_listed_and_taken_back_by_command(newsroom: Newsroom) -> None:
    newsroom.article()
    runner = newsroom.app.test_cli_runner()
    made = runner.invoke(args=["programs", "add", "Polaris CMS", "--scope", "articles:read", "--days", "30"])
    key = made.output.strip().splitlines()[-1]
    client = newsroom.app.test_client()
    assert client.get(ADDRESS, headers={"Authorization": f"Bearer {key}"}).status_code == 200
    listed = runner.invoke(args=["programs", "list"]).output
    assert "Polaris CMS\tarticles:read" in listed and key not in listed and "last used" in listed
    assert "has no key any more" in runner.invoke(args=["programs", "revoke", "1"]).output
    assert client.get(ADDRESS, headers={"Authorization": f"Bearer {key}"}).status_code == 401
    assert "taken back" in runner.invoke(args=["programs", "list"]).output
    assert runner.invoke(args=["programs", "revoke", "1"]).exit_code == 1
    with newsroom.sessions.reads() as session:
        acts = [act for (act,) in session.query(PrivateAct.act).order_by(PrivateAct.seq)]
    assert acts[-2:] == ["program.key_given", "program.key_taken"]
    assert isinstance(verify_log(newsroom.sessions), Verified)
