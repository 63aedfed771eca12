"""What an outsider reads in the first line when a note was altered: which part, what it says and what was logged."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[2] / "verifier" / "corrections_verify.py"


@pytest.fixture(scope="module")
def verifier() -> ModuleType:
    import sys

    spec = importlib.util.spec_from_file_location("corrections_verify_plain", FILE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_what_was_logged_stands_beside_what_is_told(verifier: ModuleType) -> None:
    said = verifier.altered("4 million", "41 million", is_logged=True)
    assert said == 'it was altered: it says "4 million", but "41 million" was logged'
    assert "was logged" not in verifier.altered("a", "b", is_logged=False)


def test_long_words_are_cut(verifier: ModuleType) -> None:
    assert len(verifier.altered("a" * 900, "b" * 900, is_logged=True)) < 300
