"""The headers of every answer, on live answers of every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from corrections.domain.permissions import Role
from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit

STAFF = ("/desk/", "/desk/corrections/C-1", "/account/sign-in", "/standards/", "/desk/corrections/C-99")
ALL = {
    "/": 200,
    "/articles/harbour-bridge": 200,
    "/articles/none": 404,
    "/corrections.json": None,
    "/static/css/base.css": 200,
    "/static/nothing.css": 404,
    "/widget.js": 200,
    "/desk/": 200,
    "/standards/": 403,
    "/desk/corrections/C-99": 404,
    "/account/sign-out": 405,
    "/healthz": 200,
    "/readyz": None,  # not ready is an answer too
    "/receipts/AAAAAAAAAAAAAAAAAAAAAAAAAA": 404,
    "/api/v1/nothing": 404,
}


@pytest.fixture
def desk(newsroom: Newsroom) -> Visit:
    newsroom.article()
    newsroom.case()
    return visit(newsroom)


def policy(answer: TestResponse) -> dict[str, str]:
    """The directives of the answer's policy, each once."""
    pairs = [part.strip().partition(" ") for part in answer.headers["Content-Security-Policy"].split(";")]
    assert len({name for name, _, _ in pairs}) == len(pairs)
    return {name: value for name, _, value in pairs}


def test_every_answer_is_guarded(desk: Visit) -> None:
    for path, status in ALL.items():
        answer = desk.get(path)
        assert status in (None, answer.status_code), path
        check_guarded(answer)


def check_guarded(answer: TestResponse) -> None:
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Origin-Agent-Cluster"] == "?1"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in answer.headers
    directives = policy(answer)
    assert directives["default-src"] == "'none'" and directives["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "upgrade-insecure-requests" not in directives


def test_a_page_runs_our_own_files_only(desk: Visit) -> None:
    for path in ("/", "/articles/none"):
        directives = policy(desk.get(path))
        assert directives["script-src"] == directives["style-src"] == directives["form-action"] == "'self'"
        assert directives["base-uri"] == directives["object-src"] == directives["frame-src"] == "'none'"
        assert directives["require-trusted-types-for"] == "'script'"
        assert directives["trusted-types"] == "'none'"


def test_what_is_no_page_can_do_nothing(desk: Visit) -> None:
    for path in ("/static/css/base.css", "/widget.js", "/api/v1/nothing", "/healthz"):
        assert "sandbox" in policy(desk.get(path)), path


def test_what_the_newsroom_sees_is_kept_by_nobody(desk: Visit) -> None:
    for path in STAFF:
        answer = desk.get(path)
        assert answer.headers["Cache-Control"] == "no-store", path
        assert answer.headers["Referrer-Policy"] == "no-referrer", path


def test_a_receipt_is_kept_by_nobody_and_tells_nobody_its_address(newsroom: Newsroom) -> None:
    newsroom.article()
    answer = newsroom.app.test_client().get(f"/receipts/{newsroom.report().receipt}")
    assert answer.status_code == 200
    assert (
        answer.headers["Cache-Control"] == "no-store" and answer.headers["Referrer-Policy"] == "no-referrer"
    )


def test_other_sites_may_load_the_widget_and_nothing_of_the_desk(desk: Visit) -> None:
    assert desk.get("/widget.js").headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    for path in ("/", "/desk/", "/static/css/base.css", "/account/sign-in"):
        assert desk.get(path).headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_unchanged_file_is_guarded_as_well(desk: Visit) -> None:
    tag = desk.get("/static/css/base.css").headers["ETag"]
    answer = desk.get("/static/css/base.css", headers={"If-None-Match": tag})
    assert answer.status_code == 304 and answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_fault_of_ours_is_guarded_as_well(newsroom: Newsroom) -> None:
    app = newsroom.app
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/fault", "fault", lambda: 1 / 0)
    answer = app.test_client().get("/fault")
    assert answer.status_code == 500 and answer.headers["X-Frame-Options"] == "DENY"


def test_a_fault_that_leaves_no_page_is_guarded_as_well(newsroom: Newsroom) -> None:
    client = visit(newsroom, Role.EDITOR).client
    newsroom.app.config["PROPAGATE_EXCEPTIONS"] = False
    with newsroom.sessions.acts() as session:
        session.execute(text("ALTER TABLE staff_session RENAME TO gone"))
        session.commit()
    answer = client.get("/desk/")
    assert answer.status_code == 500 and answer.mimetype == "text/plain"
    assert policy(answer) and "staff_session" not in answer.text


def test_over_https_browsers_are_told_to_stay_there(newsroom: Newsroom) -> None:
    newsroom.__dict__["settings"] = replace(newsroom.settings, public_url="https://desk.example.org")
    answer = newsroom.app.test_client().get("/", base_url="https://desk.example.org")
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert "upgrade-insecure-requests" in policy(answer)


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    return newsroom.app.test_client()


def test_our_own_names_are_answered(client: FlaskClient) -> None:
    for host in ("localhost", "localhost:8000", "127.0.0.1:1", "127.0.0.1"):
        assert client.get("/", headers={"Host": host}).status_code == 200, host


def test_any_other_name_is_not(client: FlaskClient) -> None:
    for host in ("evil.example", "localhost.evil.example", "localhost:8000@evil", "[::1]", "a b"):
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code == 400 and answer.headers["X-Frame-Options"] == "DENY", host
        assert "evil" not in answer.text
