"""A real Firefox for the tests that need one; where there is none, they are left out aloud."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.browser.firefox.bidi import Firefox, started


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    """Firefox, started once for a file of tests."""
    program = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("no Firefox: set FIREFOX to its path; the tests in tests/browser/firefox are left out")
    with started(program) as opened:
        yield opened
