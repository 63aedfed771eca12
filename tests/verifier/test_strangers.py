"""What a stranger meets who lacks a package, names a place that does not answer, or stops: never the exit code 1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corrections.database import ROOT
from tests.verifier.mirrors import verified

PROGRAM = Path(ROOT) / "verifier" / "corrections_verify.py"
WITHOUT = (
    "import runpy, sys; sys.modules['cryptography'] = None; runpy.run_path(sys.argv[1], run_name='__main__')"
)


def test_without_its_package_it_says_what_to_install() -> None:
    command = [sys.executable, "-c", WITHOUT, str(PROGRAM)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith("CANNOT TELL: the package cryptography is missing: python -m pip install")


def test_a_place_that_does_not_answer_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verified("http://localhost:1", state=tmp_path / "state.json") == 2
    said = capsys.readouterr().out
    assert said == "CANNOT TELL: http://localhost:1/log/checkpoint cannot be read: nothing answers there\n"


def test_stopping_it_tells_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "is_dir", stop)
    assert verified("--offline", str(tmp_path), state=tmp_path / "state.json") == 2
    assert capsys.readouterr().out == "CANNOT TELL: it was stopped before the end\n"
