"""Mirrors of a small newsroom at work, for the verifier's tests."""

from __future__ import annotations

from pathlib import Path

from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two
from tests.services.test_signing_the_log import sign
from tests.views.test_log_export import export
from verifier import corrections_verify

SLUG = "harbour-bridge"


def at_work(newsroom: Newsroom) -> None:
    """Two articles; one in three versions with two notes, its checkpoints in between."""
    newsroom.article()
    sign(newsroom)
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    sign(newsroom)
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    publish_two(newsroom, newsroom.case("2019", "2018"), correction("2018"))
    newsroom.article(
        "ferry", "<p>The ferry sails <em>daily</em>, <a href='/t'>see there</a>.</p><pre>a\n b</pre>"
    )
    sign(newsroom)


def mirrored(newsroom: Newsroom, folder: Path) -> Path:
    """The newsroom's export."""
    assert export(newsroom, folder).exit_code == 0
    return folder


def verified(*arguments: object, state: Path) -> int:
    """The exit code of the verifier."""
    return corrections_verify.main([*map(str, arguments), "--quiet", "--state", str(state)])
