"""The log's signing keys: made at install, private halves in files that only their owner can read."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NAMES = ("log_key", "log_key_offline")


def log_keys(instance: Path) -> list[str]:
    """The public halves (base 64) of the signing key and of its spare, which is to be moved offline."""
    return [_public(_kept(instance / name)) for name in NAMES]


def signing_key(instance: Path) -> Ed25519PrivateKey:
    """The key that signs checkpoints."""
    return _kept(instance / NAMES[0])


def _kept(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def _public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
