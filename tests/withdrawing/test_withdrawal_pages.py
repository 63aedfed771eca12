"""The counter of a withdrawal: what it shows before, who may, and what desk and public see afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from corrections.domain.permissions import Role
from corrections.domain.reporting.receipts import receipt_token
from corrections.queries.letters.hook_bodies import hook_body
from corrections.queries.proving.log_export import exported_files
from tests.newsroom import RECEIPT_KEY, Newsroom
from tests.services.test_signing_the_log import sign
from tests.verifier.mirrors import mirrored, verified
from tests.views.desk_visit import TOKEN, Visit, visit
from tests.views.test_withholding import addresses, public_rules, said
from tests.withdrawing.gone import MARKER, marked, ordered, withdrawn

PAGE = "/desk/articles/zoo/withdrawal"


@pytest.fixture
def scene(newsroom: Newsroom) -> Newsroom:
    marked(newsroom)
    return newsroom


def post(person: Visit, address: str, form: Mapping[str, object] | None = None) -> TestResponse:
    """Send a form of the page, with the page's token."""
    token = TOKEN.search(person.get(PAGE).text)
    assert token
    return person.client.post(address, data={"csrf_token": token[1], **(form or {})})


def test_the_preview_says_what_goes_and_what_stays(scene: Newsroom) -> None:
    page = visit(scene, Role.STANDARDS).get(f"{PAGE}?versions=1&versions=2").text
    for sentence in (
        "the words of 2 versions", "the words of note", "what 2 reports quote of them", MARKER,
        "number, hour, kind and commitment", "in one entry of the internal log",
    ):  # fmt: skip
        assert sentence in page, sentence


def test_it_warns_where_the_words_also_stand_in_a_version_that_stays(scene: Newsroom) -> None:
    assert "Choose those versions as well." in visit(scene, Role.STANDARDS).get(f"{PAGE}?versions=2").text


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMIN])
def test_others_may_not_even_look(scene: Newsroom, role: Role) -> None:
    assert visit(scene, role).get(PAGE).status_code == 403


def test_ordering_and_confirming_by_two_people(scene: Newsroom) -> None:
    first, second = visit(scene, Role.SENIOR_EDITOR), visit(scene, Role.STANDARDS)
    form = {"versions": ["1", "2"], "version": "3", "reason": "privacy", "why": "asked for"}
    assert post(first, PAGE, form).status_code == 302
    own = first.get(PAGE).text
    assert "Somebody else has to confirm" in own
    assert "Destroy the words now" not in own
    assert post(first, f"{PAGE}/1/confirm").status_code == 409
    assert "Destroy the words now" in second.get(PAGE).text
    assert post(second, f"{PAGE}/1/confirm").status_code == 302
    assert MARKER not in second.get(PAGE).text
    assert "confirmed by" in second.get(PAGE).text


def test_an_order_is_given_up(scene: Newsroom) -> None:
    number = ordered(scene, 1)
    client = visit(scene, Role.STANDARDS)
    assert post(client, f"{PAGE}/{number}/give-up").status_code == 302
    assert "Given up by" in client.get(PAGE).text
    assert post(client, f"{PAGE}/77/confirm").status_code == 404


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"versions": ["1"], "version": "3", "reason": "whim", "why": "x"}, 422),
        ({"versions": [], "version": "3", "reason": "privacy", "why": "x"}, 422),
        ({"versions": ["1"], "version": "3", "reason": "privacy", "why": ""}, 422),
        ({"versions": ["1"], "version": "2", "reason": "privacy", "why": "x"}, 409),
        ({"versions": ["1"], "reason": "privacy", "why": "x"}, 409),
    ],
)
def test_a_refused_order_shows_the_page_again(scene: Newsroom, form: dict[str, object], status: int) -> None:
    answer = post(visit(scene, Role.STANDARDS), PAGE, form)
    assert answer.status_code == status
    assert "Withdraw the words of old versions" in answer.text


def test_no_public_address_and_no_file_of_an_export_says_the_words(scene: Newsroom) -> None:
    withdrawn(scene, 1, 2)
    sign(scene)
    client = scene.app.test_client()
    asked = [address for rule in public_rules(scene) for address in addresses(scene, rule)]
    assert [address for address in asked if MARKER in said(client, address)] == []
    with scene.app.app_context():
        files = list(exported_files(scene.sessions))
    assert [each.path for each in files if MARKER.encode() in (each.contents or b"")] == []


def desk_pages(newsroom: Newsroom, client: Visit) -> Iterator[tuple[str, int, str]]:
    """Every page of the staff that can be asked for here, with its answer."""
    known = {"slug": "zoo", "before": "1", "after": "2", "number": "1"}
    for rule in newsroom.app.url_map.iter_rules():
        view = newsroom.app.view_functions[rule.endpoint]
        if getattr(getattr(view, "view_class", view), "needs", None) is None or "GET" not in (
            rule.methods or ()
        ):
            continue
        for reference in ("C-1", "C-2", "N-1") if "reference" in rule.arguments else ("",):
            values = {**known, "reference": reference}
            if not rule.arguments <= values.keys():
                continue
            built = rule.build({name: values[name] for name in rule.arguments})
            if built:
                answer = client.get(built[1])
                yield built[1], answer.status_code, answer.get_data().decode("utf-8", "replace")


def test_desk_pages_open_and_say_that_the_words_are_gone(scene: Newsroom) -> None:
    references = ["C-1", "C-2"]
    withdrawn(scene, 1, 2)
    client = visit(scene, Role.SENIOR_EDITOR, Role.STANDARDS)
    seen = list(desk_pages(scene, client))
    assert [address for address, _, body in seen if MARKER in body] == []
    assert [address for address, status, _ in seen if status >= 500] == []
    for reference in references:
        answer = client.get(f"/desk/corrections/{reference}")
        assert answer.status_code == 200
        assert "were withdrawn" in answer.text
    assert client.get("/desk/").status_code == 200
    assert len(seen) > 20


def test_the_public_is_told(scene: Newsroom) -> None:
    withdrawn(scene, 1, 2)
    client = scene.app.test_client()
    assert client.get("/articles/zoo/versions/1").status_code == 410
    assert "The words of this version were withdrawn." in client.get("/articles/zoo/versions/1").text
    assert client.get("/articles/zoo/compare/1..3").status_code == 410
    history = client.get("/articles/zoo/versions").text
    assert "to protect somebody’s privacy" in history
    assert "Nothing that was published is taken away" not in history
    assert client.get("/articles/zoo").status_code == 200
    for number in (1, 2):
        assert client.get(f"/receipts/{receipt_token(RECEIPT_KEY, number)}").status_code == 200


def test_the_verifier_of_others_accepts_the_hole_and_says_why(
    scene: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    withdrawn(scene, 1, 2)
    sign(scene)
    mirror, state = mirrored(scene, tmp_path / "mirror"), tmp_path / "state.json"
    assert verified("--offline", mirror, state=state) == 0
    said = capsys.readouterr().out
    assert "2 versions are withheld or withdrawn, as the log says" in said
    assert "1 notes are not told, as the log says" in said
    assert verified("--offline", mirror, "--note", "2026-0001", state=state) == 2
    assert "its words were withdrawn, as the log says" in capsys.readouterr().out


def test_receivers_of_webhooks_hear_which_versions_have_no_words(scene: Newsroom) -> None:
    withdrawn(scene, 1, 2)
    told = hook_body(scene.sessions, "version.withdrawn", {"article": 1, "versions": [1, 2]})
    assert told is not None
    assert json.dumps(told["versions"]) == "[1, 2]"
