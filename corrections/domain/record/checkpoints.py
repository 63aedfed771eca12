"""Checkpoints (C2SP tlog-checkpoint): which log, how many entries, which root."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

_BODY = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n")


class NotACheckpoint(ValueError):
    """A text that does not have the three lines of a checkpoint."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is signed: the log's name, the tree's size in entries, its root hash."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines: origin, size in decimal, root in base 64."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """The checkpoint of these lines. Raises NotACheckpoint, for other spellings of the same values as well."""
    match = _BODY.fullmatch(text)
    if match is None:
        raise NotACheckpoint("these are not the three lines of a checkpoint")
    read = Checkpoint(match[1], int(match[2]), base64.b64decode(match[3]))
    if read.text != text:
        raise NotACheckpoint("the root is not in plain base 64")
    return read
