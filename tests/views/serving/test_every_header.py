"""Every header of every surface, on live answers of every route and status; values are parsed, not compared as text."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from corrections.domain.permissions import Role
from corrections.views.security import CREDENTIALS, FEATURES
from tests.accounts.fillings import filled
from tests.newsroom import Newsroom
from tests.programs.test_keeping_articles import ARTICLE, Cms
from tests.services.test_signing_the_log import sign
from tests.views.desk_visit import visit

EVERYTHING = (Role.EDITOR, Role.SENIOR_EDITOR, Role.STANDARDS, Role.ADMIN)
STAFF = re.compile(r"/(?:desk|standards|account)(?:/|\Z)")
PRIVATE = re.compile(r"/(?:desk|standards|account|receipts|authors)(?:/|\Z)")
SENDS_NOTHING = "/account/sign-out"  # tried last, since it ends the visit

# The grammar of CSP 3, as far as any policy of ours goes.
KEYWORD = r"'(?:none|self|script)'"
SOURCE = rf"(?:{KEYWORD}|'nonce-[A-Za-z0-9+/]{{22}}=='|https:|data:|https?://[a-z0-9.-]+(?::\d+)?)"
DIRECTIVES = {
    **dict.fromkeys(("default-src", "script-src", "style-src", "img-src", "font-src", "connect-src"), SOURCE),
    **dict.fromkeys(("manifest-src", "object-src", "frame-src", "worker-src"), SOURCE),
    **dict.fromkeys(("form-action", "base-uri", "frame-ancestors", "require-trusted-types-for"), SOURCE),
    "trusted-types": KEYWORD,
    "report-to": "csp",
    "sandbox": None,
    "upgrade-insecure-requests": None,
}
NEVER = (
    "X-XSS-Protection",
    "X-Powered-By",
    "Access-Control-Allow-Credentials",
    "Public-Key-Pins",
    "Expect-CT",
)
CACHING = re.compile(
    r"no-store|no-cache|public, no-cache|public, max-age=\d+(?:, (?:immutable|s-maxage=\d+|must-revalidate))*"
)
LOADED = re.compile(r"<(?:script|link rel=\"stylesheet\")(?![^>]*ld\+json)[^>]*>")


def policy(answer: TestResponse) -> dict[str, list[str]]:
    """The policy, parsed: every directive once, known, and with values of its grammar."""
    found: dict[str, list[str]] = {}
    (header,) = answer.headers.getlist("Content-Security-Policy")
    for part in header.split(";"):
        name, *values = part.split()
        assert name not in found and name in DIRECTIVES, part
        grammar = DIRECTIVES[name]
        assert bool(values) is (grammar is not None), part
        assert all(re.fullmatch(grammar or "", value) for value in values), part
        assert "'none'" not in values or len(values) == 1, part
        found[name] = values
    return found


def permissions(answer: TestResponse) -> dict[str, str]:
    """The features, parsed as a dictionary of RFC 9651, each with whom it is granted to."""
    members = answer.headers["Permissions-Policy"].split(", ")
    pairs = [re.fullmatch(r"([a-z-]+)=\((self|)\)", member) for member in members]
    assert all(pairs), members
    return {pair[1]: pair[2] for pair in pairs if pair}


def check(answer: TestResponse, path: str) -> None:
    """All that holds for every answer, and what holds for answers of its kind."""
    for name in {name for name, _ in answer.headers} - {"Set-Cookie", "Link"}:
        assert len(answer.headers.getlist(name)) == 1, f"{name} twice"
    told = answer.headers
    assert told["X-Content-Type-Options"] == "nosniff" and told["X-Frame-Options"] == "DENY"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin" and told["Origin-Agent-Cluster"] == "?1"
    assert told["X-Permitted-Cross-Domain-Policies"] == "none" and told["X-DNS-Prefetch-Control"] == "off"
    assert told["Cross-Origin-Resource-Policy"] in ("same-origin", "cross-origin")
    assert re.fullmatch(r'([a-z]+)="(/[a-z-]+)"', told["Reporting-Endpoints"])
    assert not set(NEVER) & {name for name, _ in told}
    is_staff, is_private = STAFF.match(path) is not None, PRIVATE.match(path) is not None
    granted = permissions(answer)
    assert list(granted) == list(FEATURES)
    assert {name for name, whom in granted.items() if whom} == (CREDENTIALS if is_staff else set())
    private = told["Referrer-Policy"] == "no-referrer"
    assert private or told["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert private or not is_private
    if is_private:
        assert told["Cache-Control"] == "no-store" and told["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in told
    assert "Cache-Control" not in told or CACHING.fullmatch(told["Cache-Control"]), told["Cache-Control"]
    assert "Set-Cookie" not in told or is_staff
    if answer.mimetype in ("text/html", "text/plain", "application/json", "text/css", "text/javascript"):
        assert answer.content_type.endswith("; charset=utf-8"), answer.content_type
    check_policy(answer, is_staff=is_staff)


def check_policy(answer: TestResponse, *, is_staff: bool) -> None:
    """What is a page runs our own files, or what carries the answer's word; what is none can do nothing."""
    rules = policy(answer)
    assert rules["default-src"] == rules["frame-ancestors"] == ["'none'"]
    if answer.status_code == 304:
        assert "'none'" in rules["default-src"]  # what the page came with the first time
        return
    if answer.mimetype != "text/html":
        assert rules == {"default-src": ["'none'"], "frame-ancestors": ["'none'"], "sandbox": []}
        return
    if "manifest-src" not in rules and not is_staff:
        return  # the page that plays another site, with a policy of its own
    assert rules["script-src"] == rules["style-src"]
    assert rules["base-uri"] == rules["object-src"] == rules["frame-src"] == rules["worker-src"] == ["'none'"]
    assert rules["connect-src"] == rules["form-action"] == rules["font-src"] == ["'self'"]
    assert rules["require-trusted-types-for"] == ["'script'"] and rules["trusted-types"] == ["'none'"]
    assert rules["report-to"] == ["csp"]
    if is_staff:
        (source,) = rules["script-src"]
        word = source.removeprefix("'nonce-").removesuffix("'")
        assert len(b64decode(word, validate=True)) == 16
        assert all(f' nonce="{word}"' in tag for tag in LOADED.findall(answer.text)), answer.request.path
    else:
        assert rules["script-src"] == ["'self'"] and " nonce=" not in answer.text


@pytest.fixture
def open_desk(newsroom: Newsroom) -> Newsroom:
    newsroom.article()
    newsroom.case()
    sign(newsroom)
    return newsroom


def changed(newsroom: Newsroom, **settings: object) -> Newsroom:
    """The same with other settings, before its application is made."""
    newsroom.__dict__["settings"] = replace(newsroom.settings, **settings)  # type: ignore[arg-type]
    newsroom.article()
    return newsroom


def faults_are_answered(newsroom: Newsroom) -> None:
    newsroom.app.config["PROPAGATE_EXCEPTIONS"] = False


def answers(newsroom: Newsroom, client: FlaskClient) -> Iterator[tuple[str, TestResponse]]:
    """Every route with every method, and an OPTIONS, filled with what the newsroom knows."""
    rules = sorted(
        newsroom.app.url_map.iter_rules(), key=lambda rule: (rule.rule == SENDS_NOTHING, rule.rule)
    )
    for rule in rules:
        path = filled(rule)
        for method in sorted({*(rule.methods or ()), "OPTIONS", "DELETE"}):
            yield path, client.open(path, method=method, buffered=True)


def test_every_route_answers_with_every_header_to_everybody(open_desk: Newsroom) -> None:
    faults_are_answered(open_desk)
    statuses: Counter[int] = Counter()
    faults = []
    for client in (open_desk.app.test_client(), visit(open_desk, *EVERYTHING).client):
        for path, answer in answers(open_desk, client):
            check(answer, path)
            statuses[answer.status_code] += 1
            faults += [(answer.request.method, path)] if answer.status_code == 500 else []
    assert {200, 302, 403, 404, 405, 415} <= set(statuses), statuses
    assert faults == []


def test_a_word_is_good_for_one_answer(open_desk: Newsroom) -> None:
    desk = visit(open_desk)
    words = {tuple(policy(desk.get("/desk/"))["script-src"]) for _ in range(3)}
    words |= {tuple(policy(desk.get("/account/sign-in"))["script-src"])}
    assert len(words) == 4


def test_every_status_has_every_header(open_desk: Newsroom) -> None:
    client, cms, desk = open_desk.app.test_client(), Cms(open_desk), visit(open_desk, *EVERYTHING)
    report = {"article": "harbour-bridge", "exact": "41 million", "proposed": "4.1 million"}
    key = {"Idempotency-Key": "one"}
    tag = {"If-None-Match": client.get("/").headers["ETag"]}
    breach = [{"type": "csp-violation", "body": {}}]
    given = {
        201: ("/api/v1/submissions", client.post("/api/v1/submissions", json=report, headers=key)),
        200: ("/api/v1/submissions", client.post("/api/v1/submissions", json=report, headers=key)),
        204: ("/csp-report", client.post("/csp-report", json=breach)),
        302: ("/desk/", client.get("/desk/")),
        304: ("/", client.get("/", headers=tag)),
        400: ("/api/v1/submissions", client.post("/api/v1/submissions", json=[])),
        401: ("/api/v1/articles/harbour-bridge", client.get("/api/v1/articles/harbour-bridge")),
        403: ("/desk/", desk.client.post("/desk/corrections/C-1/decline", data={})),
        404: ("/desk/nothing", desk.get("/desk/nothing")),
        405: ("/desk/", desk.client.delete("/desk/")),
        409: ("/api/v1/articles/harbour-bridge", cms.put(version=7, body="<p>Another text.</p>")),
        413: ("/api/v1/submissions", client.post("/api/v1/submissions", json={"comment": "x" * 70_000})),
        415: ("/api/v1/submissions", client.post("/api/v1/submissions", data="x")),
        422: ("/api/v1/submissions", client.post("/api/v1/submissions", json={"article": "harbour-bridge"})),
        428: ("/api/v1/articles/harbour-bridge", cms.put(body="<p>Another text.</p>")),
    }
    for status, (path, answer) in given.items():
        assert answer.status_code == status, answer.text
        check(answer, path)


def test_too_much_and_too_broken_have_every_header(open_desk: Newsroom) -> None:
    faults_are_answered(open_desk)
    open_desk.app.add_url_rule("/fault", "fault", lambda: 1 / 0)
    client = open_desk.app.test_client()
    tries = [client.post("/csp-report", json=[{"type": "csp-violation"}]) for _ in range(11)]
    assert [answer.status_code for answer in tries] == [204] * 10 + [429]
    assert 0 < int(tries[-1].headers["Retry-After"]) <= 60
    check(tries[-1], "/csp-report")
    desk = visit(open_desk)
    broken = client.get("/fault")
    assert broken.status_code == 500
    check(broken, "/fault")
    with open_desk.sessions.acts() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
        session.commit()
    unready = client.get("/readyz")
    assert unready.status_code == 503
    check(unready, "/readyz")
    with open_desk.sessions.acts() as session:
        session.execute(text("ALTER TABLE staff_session RENAME TO gone"))
        session.commit()
    faulty = desk.get("/desk/")
    assert faulty.status_code == 500
    check(faulty, "/desk/")


def test_over_https_every_answer_holds_to_it(newsroom: Newsroom) -> None:
    client = changed(newsroom, public_url="https://desk.example.org").app.test_client()
    for path in ("/", "/account/sign-in", "/corrections.json", "/static/nothing", "/desk/"):
        answer = client.get(path, base_url="https://desk.example.org", buffered=True)
        check(answer, path)
        assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
        assert ("upgrade-insecure-requests" in policy(answer)) is (answer.mimetype == "text/html")
        for cookie in answer.headers.getlist("Set-Cookie"):
            assert re.match(r"__Host-sid=[A-Za-z0-9_-]{43};", cookie), cookie
            parts = {part.strip() for part in cookie.split(";")[1:]}
            assert parts == {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"}


def test_what_is_published_may_be_read_by_every_origin(open_desk: Newsroom) -> None:
    client, origin = open_desk.app.test_client(), {"Origin": "https://anybody.example"}
    for path in ("/corrections.json", "/articles/harbour-bridge/versions/1.json", "/corrections.atom",
                 "/log/checkpoint", "/api/v1/openapi.json", "/corrections/2026-9.json"):  # fmt: skip
        answer = client.get(path, headers=origin)
        assert answer.headers["Access-Control-Allow-Origin"] == "*", path
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin", path
        asked = client.options(path, headers=origin)
        assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD", path
        assert asked.headers["Access-Control-Max-Age"] == "86400", path
    for path in ("/", "/desk/", "/receipts", "/standards/log.json"):
        assert "Access-Control-Allow-Origin" not in client.get(path, headers=origin).headers


def test_signing_out_clears_what_the_browser_kept(open_desk: Newsroom) -> None:
    desk = visit(open_desk)
    answer = desk.send(desk.get("/desk/").text, "/account/sign-out")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    check(answer, "/account/sign-out")


def test_a_program_waits_after_too_many_calls(newsroom: Newsroom) -> None:
    changed(newsroom, calls_in_a_minute=2)
    cms, other = Cms(newsroom), Cms(newsroom)
    assert [cms.get().status_code for _ in range(3)] == [200, 200, 429]
    assert cms.put(**ARTICLE).json["error"]["code"] == "too_many_calls"
    assert other.get().status_code == 200


def test_sums_to_solve_are_limited_by_network(newsroom: Newsroom) -> None:
    changed(newsroom, public_url="https://desk.example.org")
    client, base = newsroom.app.test_client(), "https://desk.example.org"
    for address, tries in (("203.0.113.7", 31), ("203.0.113.8", 1)):
        for number in range(1, tries + 1):
            answer = client.get("/api/v1/challenge", base_url=base, environ_base={"REMOTE_ADDR": address})
            assert answer.status_code == (429 if number > 30 else 200)
