"""Signed notes (C2SP signed-note): a text, a blank line, and lines that say who signed it."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256

ED25519 = b"\x01"


class NotANote(ValueError):
    """Bytes that do not have the form of a signed note."""


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: the key's name, the first four bytes of its id, the signature."""

    name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class SignedNote:
    """The text that was signed, with its last line feed, and every signature."""

    text: str
    signatures: tuple[NoteSignature, ...]


def key_id(name: str, public_key: bytes) -> bytes:
    """The first four bytes of SHA-256 over the name, a line feed, 0x01 and the Ed25519 public key."""
    return sha256(name.encode() + b"\n" + ED25519 + public_key).digest()[:4]


def verifier_key(name: str, public_key: bytes) -> str:
    """The public key as verifiers take it: name, id in hex, and base 64 of 0x01 and the key."""
    encoded = base64.b64encode(ED25519 + public_key).decode()
    return f"{name}+{key_id(name, public_key).hex()}+{encoded}"


def signed_note(text: str, *, name: str, public_key: bytes, signature: bytes) -> str:
    """The note that says that this key signed this text. Raises NotANote for a text without a last line feed."""
    if not text.endswith("\n"):
        raise NotANote("the text must end with a line feed")
    encoded = base64.b64encode(key_id(name, public_key) + signature).decode()
    return f"{text}\n\u2014 {name} {encoded}\n"


def read_note(note: str) -> SignedNote:
    """The parts of a signed note; no signature is verified here. Raises NotANote."""
    text, blank, lines = note.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise NotANote("there is no signature")
    return SignedNote(text + "\n", tuple(_signature(line) for line in lines.splitlines()))


def _signature(line: str) -> NoteSignature:
    try:
        dash, name, encoded = line.split(" ")
        decoded = base64.b64decode(encoded, validate=True)
    except ValueError as error:
        raise NotANote("a signature line cannot be read") from error
    if dash != "\u2014" or not name or len(decoded) < 5:
        raise NotANote("a signature line cannot be read")
    return NoteSignature(name, decoded[:4], decoded[4:])
