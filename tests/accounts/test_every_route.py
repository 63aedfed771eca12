"""Every role, every route, every method: what the permission table grants is let through, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from corrections.domain.permissions import GRANTS, Permission, Role, allowed
from corrections.domain.refusals import Refusal
from tests.accounts.fillings import filled
from tests.newsroom import Newsroom
from tests.views.desk_visit import sign_in

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
READING = {"GET", "HEAD"}
SETS = [frozenset({role}) for role in Role] + [frozenset({Role.SENIOR_EDITOR, Role.STANDARDS})]


def guarded(newsroom: Newsroom) -> Iterator[tuple[Rule, Permission]]:
    for rule in newsroom.app.url_map.iter_rules():
        needs = getattr(newsroom.app.view_functions[rule.endpoint], "needs", None)
        if needs is not None:
            yield rule, needs


def watched(newsroom: Newsroom) -> list[str]:
    """The codes of the refusals that the application answers from now on, whatever page it answers with."""
    seen: list[str] = []
    answering = newsroom.app.handle_user_exception

    def noted(error: Exception) -> Any:
        seen.append(getattr(error, "code", "") if isinstance(error, Refusal) else "")
        return answering(error)

    newsroom.app.handle_user_exception = noted  # type: ignore[method-assign]
    return seen


def refusal(client: FlaskClient, seen: list[str], method: str, path: str) -> tuple[int, str]:
    """The status, and the code of the refusal, if any."""
    seen.clear()
    answer = client.open(path, method=method)
    return answer.status_code, seen[0] if seen else ""


@pytest.mark.parametrize("roles", SETS, ids=lambda roles: "+".join(sorted(roles)))
def test_a_role_is_let_through_where_the_table_grants_it_and_nowhere_else(
    newsroom: Newsroom, roles: frozenset[Role]
) -> None:
    newsroom.article()
    newsroom.case()
    newsroom.staff(*roles, email="ada@example.org")
    client = newsroom.app.test_client()
    sign_in(client, "ada@example.org")
    seen, differing, tried = watched(newsroom), [], 0
    for rule, needs in guarded(newsroom):
        for method in METHODS:
            if method not in (rule.methods or ()):
                continue
            tried += 1
            status, code = refusal(client, seen, method, filled(rule))
            refused = code == "not_allowed"
            if refused is allowed(roles, needs):
                differing.append((sorted(roles), method, rule.rule, status, code))
            if not refused and method not in READING:
                assert code == "forged_request", (
                    f"{rule.rule} takes a form without our token: {status} {code}"
                )
    assert differing == [] and tried > 30


def test_nobody_signed_in_is_let_through_nowhere(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    client = newsroom.app.test_client()
    seen = watched(newsroom)
    for rule, _needs in guarded(newsroom):
        for method in set(METHODS) & (rule.methods or set()):
            status, code = refusal(client, seen, method, filled(rule))
            assert status == 302 or code == "not_signed_in", (method, rule.rule, status, code)


def test_a_closed_account_is_let_through_nowhere(newsroom: Newsroom) -> None:
    from corrections.services import staffing

    newsroom.article()
    newsroom.case()
    client = newsroom.app.test_client()
    person = newsroom.staff(Role.STANDARDS, email="ada@example.org")
    sign_in(client, "ada@example.org")
    assert client.get("/standards/").status_code == 200
    staffing.disable(newsroom.sessions, person.id, by=None, at=newsroom.at)
    seen = watched(newsroom)
    for rule, _needs in guarded(newsroom):
        for method in set(METHODS) & (rule.methods or set()):
            status, code = refusal(client, seen, method, filled(rule))
            assert status == 302 or code == "not_signed_in", (method, rule.rule, status, code)


def test_a_method_that_a_route_does_not_name_is_refused_to_everybody(newsroom: Newsroom) -> None:
    newsroom.staff(*Role, email="ada@example.org")
    client = newsroom.app.test_client()
    sign_in(client, "ada@example.org")
    named: dict[str, set[str]] = {}
    for rule, _needs in guarded(newsroom):
        named.setdefault(filled(rule), set()).update(rule.methods or set())
    for path, methods in named.items():
        for method in set(METHODS) - methods:
            assert client.open(path, method=method).status_code == 405, (method, path)


def test_reading_changes_nothing(newsroom: Newsroom) -> None:
    """A GET by somebody who may do everything leaves no row changed but sessions."""
    newsroom.article()
    newsroom.case()
    newsroom.staff(*Role, email="ada@example.org")
    client = newsroom.app.test_client()
    sign_in(client, "ada@example.org")
    before = contents(newsroom)
    for rule, _needs in guarded(newsroom):
        if "GET" in (rule.methods or ()):
            client.get(filled(rule))
    assert contents(newsroom) == before


def contents(newsroom: Newsroom) -> dict[str, list[tuple[object, ...]]]:
    from sqlalchemy import select

    from corrections.models import Base

    with newsroom.sessions.reads() as session:
        return {
            name: sorted(map(repr, session.execute(select(table)).all()))  # type: ignore[misc]
            for name, table in Base.metadata.tables.items()
            if name not in ("staff_session", "sign_in_attempt", "counter")
        }


def test_every_permission_guards_something_or_is_asked_for_in_an_act() -> None:
    assert all(any(permission in granted for granted in GRANTS.values()) for permission in Permission)
