"""What the public is not shown any more is explained by the log, on a mirror and on a site that answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrections.domain.newsroom.whole_values import WholeAct
from tests.newsroom import Newsroom
from tests.services.test_signing_the_log import sign
from tests.services.whole_articles import done, held
from tests.verifier.mirrors import mirrored, verified
from tests.verifier.test_verifier_online import site
from verifier import corrections_verify

__all__ = ["site"]


def both(site: str, newsroom: Newsroom, tmp_path: Path) -> tuple[int, int]:
    """The exit codes for a fresh mirror and for the site."""
    sign(newsroom)
    state = tmp_path / "state.json"
    mirror = mirrored(newsroom, tmp_path / "mirror")
    offline = verified("--offline", mirror, state=state)
    return offline, verified(site, "--max-age", "0", state=state)


@pytest.mark.parametrize(
    ("act", "more"),
    [
        (WholeAct.RETRACT, {"covered": False}),
        (WholeAct.RETRACT, {"covered": True}),
        (WholeAct.REMOVE, {}),
        (WholeAct.REMOVE, {"by_order": True}),
    ],
)
def test_a_retracted_or_removed_article_does_not_count_as_tampering(
    site: str,
    newsroom: Newsroom,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    act: WholeAct,
    more: dict[str, bool],
) -> None:
    done(newsroom, act, **more)
    codes = both(site, newsroom, tmp_path)
    assert codes == (0, 0), capsys.readouterr().out


def test_a_hold_that_covers_the_text_does_not_count_as_tampering(
    site: str, newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held(newsroom, by=newsroom.staff(), covered=True)
    codes = both(site, newsroom, tmp_path)
    assert codes == (0, 0), capsys.readouterr().out


def test_what_vanishes_without_an_entry_is_tampering_on_a_site_too(
    site: str,
    newsroom: Newsroom,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(corrections_verify, "CACHED_SECONDS", 0.1)
    engine = newsroom.sessions.acts.kw["bind"]
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE article SET status = 'removed' WHERE id = 2")
    assert verified(site, "--max-age", "0", state=tmp_path / "state.json") == 1
    assert "gone, and no entry says why" in capsys.readouterr().out
