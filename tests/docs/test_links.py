"""Every link of the documentation leads somewhere, and every module that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    *ROOT.glob("*.md"),
    *(page for top in ("docs", "migrations") for page in (ROOT / top).rglob("*.md")),
    *(ROOT / "benchmarks").glob("*.md"),
]
FILES = [
    f"/{path.relative_to(ROOT)}"
    for top in ("corrections", "tests", "templates", "static", "migrations", "verifier")
    for path in (ROOT / top).rglob("*.*")
]
INVENTED = {"0042_parked_cases.py", "/widget.js"}  # an address of ours, put together when it is served
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")


def headings(page: Path) -> set[str]:
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, heading = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name} links {link}"
        assert not heading or heading in headings(target), f"{page.name} links {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_module_and_template_a_page_names_is_there(page: Path) -> None:
    named = set(re.findall(r"`([\w/]+\.(?:py|js|css|html))`", page.read_text(encoding="utf-8")))
    missing = {name for name in named - INVENTED if not any(file.endswith(f"/{name}") for file in FILES)}
    assert missing == set()
