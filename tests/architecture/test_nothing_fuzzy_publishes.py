"""No routine that goes by likeness is anywhere in the product: a fix goes to its own place or nowhere."""

from __future__ import annotations

import re

from tests.architecture.test_layers import PACKAGE, ROOT, imports, modules

FUZZY = re.compile(
    r"patch_apply|patch_make|patch_fromText|match_main|match_bitap|diff_xIndex|diff_toDelta|get_close_matches"
    r"|SequenceMatcher|difflib|rapidfuzz|fuzzywuzzy|import levenshtein|jellyfish|ratio\(|Match_(Threshold|Distance)",
    re.IGNORECASE,
)
SCRIPTS = ("static/js", "static/widget")
PLACES = ("domain/anchoring", "domain/text", "services", "models")
LIKENESS_OF_WORDS = "corrections.domain.reading.respelling"


def test_the_search_finds_what_is_banned() -> None:
    for routine in ("dmp.patch_apply(", "difflib.get_close_matches(", "SequenceMatcher(None, a, b).ratio()"):
        assert FUZZY.search(routine)


def test_no_module_goes_by_likeness() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}: {match[0]}"
        for path in modules()
        for match in FUZZY.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_script_goes_by_likeness() -> None:
    scripts = [path for folder in SCRIPTS for path in (ROOT / folder).rglob("*.js")]
    assert scripts
    assert [str(path) for path in scripts if FUZZY.search(path.read_text(encoding="utf-8"))] == []


def test_what_tells_a_respelt_word_for_badges_decides_no_place() -> None:
    users = [
        str(path.relative_to(PACKAGE))
        for path in modules()
        if str(path.relative_to(PACKAGE)).startswith(PLACES)
        and any(name.startswith(LIKENESS_OF_WORDS) for name in imports(path))
    ]
    assert users == []
