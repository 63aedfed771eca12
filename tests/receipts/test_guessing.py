"""Wider networks have caps of their own, and receipts cannot be guessed at leisure."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.newsroom import Newsroom
from tests.receipts.test_intake import PUBLIC, public_settings, send

WRONG = "A" * 26


@pytest.fixture
def client(any_newsroom: Newsroom) -> FlaskClient:
    public_settings(any_newsroom)
    any_newsroom.article()
    return any_newsroom.app.test_client()


def look(client: FlaskClient, token: str, address: str = "192.0.2.7", **more: object) -> tuple[int, str]:
    answer = client.get(
        f"/receipts/{token}", base_url=PUBLIC, environ_base={"REMOTE_ADDR": address}, headers=more or None
    )
    return answer.status_code, answer.text


def guess(client: FlaskClient, times: int, address: str = "192.0.2.7") -> list[int]:
    return [look(client, WRONG, address)[0] for _ in range(times)]


@pytest.mark.parametrize(
    ("here", "elsewhere", "most"),
    [("192.0.2.{}", "192.0.3.1", 20), ("2001:db8:0:{:x}::1", "2001:db8:0:1ff::1", 20)],
)
def test_a_crowd_of_neighbours_is_limited_together_and_others_are_not(
    client: FlaskClient, here: str, elsewhere: str, most: int
) -> None:
    answers = [send(client, f"k{each}", here.format(each + 1)) for each in range(most + 2)]
    assert [each.status_code for each in answers] == [201] * most + [429] * 2
    assert "from your network" in answers[-1].json["error"]["message"]
    assert send(client, "other", elsewhere).status_code == 201


def test_the_widest_network_takes_sixteen_times_as_much(client: FlaskClient) -> None:
    crowd = [f"2001:db8:0:{each << 8:x}::1" for each in range(82)]
    taken = [send(client, f"k{number}", address).status_code for number, address in enumerate(crowd)]
    assert taken == [201] * 80 + [429] * 2
    assert send(client, "other", "2001:db8:1::1").status_code == 201


def test_after_twenty_wrong_receipts_the_network_waits_an_hour_for_right_ones_too(
    client: FlaskClient, any_newsroom: Newsroom
) -> None:
    right = send(client, "one").json["receipt"]
    assert guess(client, 20) == [404] * 20
    status, page = look(client, right)
    assert status == 429 and "Your report is safe." in page and "41 million" not in page
    acted = client.post(
        f"/receipts/{right}/withdraw",
        base_url=PUBLIC,
        environ_base={"REMOTE_ADDR": "192.0.2.7"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert acted.status_code == 429 and "41 million" not in acted.text
    assert 0 < int(acted.headers["Retry-After"]) <= 3600
    assert look(client, right, "192.0.2.8")[0] == 200
    any_newsroom.later(minutes=61)
    assert look(client, right)[0] == 200


def test_right_receipts_are_never_counted(client: FlaskClient) -> None:
    right = send(client, "one").json["receipt"]
    assert {look(client, right)[0] for _ in range(25)} == {200}


def test_programs_guess_no_better_and_neighbours_share_four_times_as_many(client: FlaskClient) -> None:
    def withdraw(address: str) -> int:
        return client.post(
            "/api/v1/submissions/withdrawal",
            json={"receipt": WRONG},
            base_url=PUBLIC,
            environ_base={"REMOTE_ADDR": address},
        ).status_code

    assert [withdraw("192.0.2.7") for _ in range(21)] == [404] * 20 + [429]
    for address in ("192.0.2.8", "192.0.2.9", "192.0.2.10"):
        assert guess(client, 20, address) == [404] * 20
    assert guess(client, 1, "192.0.2.11") == [429]
    assert guess(client, 1, "192.0.3.1") == [404]
