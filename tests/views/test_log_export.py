"""The exported files are what the server answers, at the same addresses."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result

from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two
from tests.services.test_signing_the_log import sign


def export(newsroom: Newsroom, folder: Path) -> Result:
    return newsroom.app.test_cli_runner().invoke(args=["log", "export", str(folder)])


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_file_is_what_the_server_answers(any_newsroom: Newsroom, tmp_path: Path) -> None:
    any_newsroom.article()
    any_newsroom.article("мости-й-порти")
    publish_two(any_newsroom, any_newsroom.case(), correction("4.1 million"))
    sign(any_newsroom)
    assert export(any_newsroom, tmp_path / "mirror").exit_code == 0
    client = any_newsroom.app.test_client()
    files = files_of(tmp_path / "mirror")
    for path, contents in files.items():
        assert client.get(f"/{path}").data == contents, path
    assert {path for path in files if not path.startswith("log/tile/")} == {
        "log/checkpoint",
        "corrections/2026-0001.json",
        "articles/harbour-bridge/versions/1.json",
        "articles/harbour-bridge/versions/2.json",
        "articles/мости-й-порти/versions/1.json",
    }


def test_only_what_is_new_is_written_again(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.article()
    sign(newsroom)
    export(newsroom, tmp_path / "mirror")
    assert "0 of them new" in export(newsroom, tmp_path / "mirror").output


def test_an_export_holds_what_its_checkpoint_covers_and_nothing_later(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.article()
    sign(newsroom)
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    export(newsroom, tmp_path / "mirror")
    files = files_of(tmp_path / "mirror")
    assert not any("2026-0001" in path or "versions/2" in path for path in files)
    assert b'"superseded":false' in files["articles/harbour-bridge/versions/1.json"]


def test_nothing_is_exported_before_it_is_signed(newsroom: Newsroom, tmp_path: Path) -> None:
    assert export(newsroom, tmp_path / "mirror").exit_code == 1


def test_no_file_is_written_outside_of_the_folder(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.article("..")
    sign(newsroom)
    export(newsroom, tmp_path / "deep" / "mirror")
    assert not (tmp_path / "deep" / "versions").exists()
