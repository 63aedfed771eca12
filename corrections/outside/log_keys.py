"""The log's signing keys: made at install, private halves in files that only their owner can read."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from corrections.outside.secret_files import made_once

NAMES = ("log_key", "log_key_offline")
NEXT = ".next"


def log_keys(instance: Path) -> list[str]:
    """The public halves (base 64) of the signing key and of its spare, which is to be moved offline."""
    return [public_half(_kept(instance / name)) for name in NAMES]


def signing_key(instance: Path, keys: Sequence[str] = ()) -> Ed25519PrivateKey:
    """The key that signs checkpoints.

    With the keys that the log names now, a rotation that was cut off after its entry is brought to its end:
    the new key waits in a file of its own.
    """
    path, waiting = instance / NAMES[0], instance / (NAMES[0] + NEXT)
    if waiting.exists() and public_half(read_key(waiting)) in keys:
        waiting.replace(path)
    return _kept(path)


def read_key(path: Path) -> Ed25519PrivateKey:
    """The private key in this file. Raises ValueError, OSError."""
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def new_key(path: Path) -> Ed25519PrivateKey:
    """Make a key and keep its private half in this file, for its owner only."""
    if path.exists():
        raise FileExistsError(path)
    made_once(path, _fresh)
    return read_key(path)


def public_half(key: Ed25519PrivateKey) -> str:
    """The public half in base 64, as the log names it."""
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def _kept(path: Path) -> Ed25519PrivateKey:
    made_once(path, _fresh)
    return read_key(path)


def _fresh() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()
