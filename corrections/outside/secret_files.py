"""Files that hold a secret: readable by their owner only, and always whole, however many processes start at once."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def made_once(path: Path, make: Callable[[], bytes]) -> bytes:
    """What this file holds; where there is none yet, what `make` gives, kept with mode 0600.

    Of several processes that make it in the same moment one wins, and all are told the winner's: a file takes its name
    only when it is whole (link(2) refuses a name that is taken, which rename(2) does not).
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = _written(path.with_name(f".{path.name}.{secrets.token_hex(8)}"), make())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
        _settle(path.parent)
    return path.read_bytes()


def replaced(path: Path, content: bytes) -> None:
    """Put this in place of what the file holds, at once and durably, with mode 0600; for one writer at a time."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    _written(fresh, content).replace(path)
    _settle(path.parent)


def _written(fresh: Path, content: bytes) -> Path:
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
