"""Rotating a key of the log: signing the statement, checking one, and keeping the new private half."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from corrections.domain.record.rotations import rotation_text
from corrections.outside.log_keys import public_half


def signed_rotation(
    log: str, *, retired: str, stays: Ed25519PrivateKey, new: Ed25519PrivateKey
) -> Mapping[str, Any]:
    """The fields of a rotation's entry, signed by the key that stays and by the new one."""
    told = {"retired": retired, "key": public_half(new), "stays": public_half(stays)}
    text = rotation_text(log, **told)
    signatures = [base64.b64encode(key.sign(text)).decode() for key in (stays, new)]
    return {**told, "signatures": signatures}


def rotation_holds(log: str, keys: Sequence[str], fields: Mapping[str, Any]) -> bool:
    """Whether a rotation replaces one of these keys, and is signed by another of them and by the new one."""
    try:
        retired, key, stays = fields["retired"], fields["key"], fields["stays"]
        if retired not in keys or stays not in keys or stays == retired or key in keys:
            return False
        text = rotation_text(log, retired=retired, key=key, stays=stays)
        for public, signature in zip((stays, key), fields["signatures"], strict=True):
            verifier = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
            verifier.verify(base64.b64decode(signature, validate=True), text)
    except (KeyError, TypeError, ValueError, InvalidSignature):
        return False
    return True


def set_aside(path: Path) -> Path:
    """Move a file that is not to be used any more out of the way, and give where it is now."""
    number = 1
    while (kept := path.with_name(f"{path.name}.retired-{number}")).exists():
        number += 1
    path.rename(kept)
    return kept
