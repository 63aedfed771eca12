"""Changing one of the log's two keys: the statement that is signed, and which keys hold from then on.

A rotation replaces one key. It is signed by the key that stays, so that whoever stole the other one cannot do it,
and by the new one, so that nobody can bring in a key that is not theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

ROTATED = "log.key_rotated"
TAG = "corrections-desk/key-rotation/1"


def rotation_text(log: str, *, retired: str, key: str, stays: str) -> bytes:
    """What both keys sign: a tag, the log's name, the retired, the new and the staying key (base 64), a line each."""
    return f"{TAG}\n{log}\n{retired}\n{key}\n{stays}\n".encode()


def keys_after(keys: Sequence[str], fields: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys that hold after a rotation's entry: the new one in the retired one's place."""
    return tuple(fields["key"] if key == fields["retired"] else key for key in keys)


def keys_through(opened: Sequence[str], rotations: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The keys that hold after these rotations, in order, when those of entry 0 were `opened`."""
    keys = tuple(opened)
    for fields in rotations:
        keys = keys_after(keys, fields)
    return keys
