"""The repository speaks of the project alone: no secrets, no machine, no package registries."""

from __future__ import annotations

import re
import subprocess

from tests.architecture.test_layers import ROOT

TEXT = {".py", ".md", ".html", ".css", ".js", ".toml", ".txt", ".json", ".po", ".cfg", ".mako", ""}


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def test_no_file_names_a_package_registry_or_a_private_key() -> None:
    unwanted = re.compile(r"https?://(registry|files|pypi|deb)\.|BEGIN (EC |RSA )?PRIVATE KEY")
    found = [
        name
        for name in tracked()
        if (ROOT / name).suffix in TEXT
        and name != "tests/architecture/test_repository.py"
        and unwanted.search((ROOT / name).read_text(errors="replace"))
    ]
    assert found == []


def test_every_requirement_is_pinned() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert re.fullmatch(r"[\w.\[\]-]+==[\w.]+", line), f"{name}: {line}"
