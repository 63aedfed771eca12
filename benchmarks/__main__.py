"""Runs every benchmark with its peers and writes what came out to RESULTS.md: `python -m benchmarks [--quick]`."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "RESULTS.md"
PACKAGES = ("diff-match-patch", "fast-diff-match-patch", "lxml", "html5lib", "RapidFuzz", "SQLAlchemy")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="small counts; nothing is written")
    arguments.add_argument("only", nargs="*", help="names such as anchors or differences")
    given = arguments.parse_args()
    names = sorted(path.stem for path in FOLDER.glob("bench_*.py"))
    chosen = [name for name in names if not given.only or name.removeprefix("bench_") in given.only]
    sections = [run(name, quick=given.quick) for name in chosen]
    if not given.quick and not given.only:
        RESULTS.write_text("\n\n".join([heading(), *sections]) + "\n", encoding="utf-8")
    return 0


def run(name: str, *, quick: bool) -> str:
    """The output of one benchmark, shown as it comes."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *(["--quick"] if quick else [])]
    lines = []
    with subprocess.Popen(command, cwd=FOLDER.parent, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    if process.returncode:
        raise SystemExit(f"{name} failed with {process.returncode}")
    return "".join(lines).strip()


def heading() -> str:
    """Which machine and which versions the figures belong to."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return (
        "# Results\n\n"
        f"Made by `make bench` on {datetime.now(UTC):%Y-%m-%d}. Read the ratios rather than the milliseconds: two\n"
        "figures are compared only when they come from one run of one benchmark.\n\n"
        f"- machine: {os.cpu_count()} cores, {memory} GiB, {platform.system()} {platform.machine()}\n"
        f"- Python {platform.python_version()}; {packages}"
    )


if __name__ == "__main__":
    sys.exit(main())
