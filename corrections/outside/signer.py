"""The signer: keeps in a file of its own what it signed of a log, and signs extensions of that only."""

from __future__ import annotations

import base64
import fcntl
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from corrections.domain.record.checkpoints import Checkpoint, read_checkpoint
from corrections.domain.record.merkle import Frontier, frontier_of
from corrections.domain.record.signed_notes import key_id, read_note, signed_note
from corrections.outside.secret_files import replaced


class CannotSign(Exception):
    """The log is not what was signed before, or not this signer's; nothing was signed. `code` says which."""

    def __init__(self, words: str, *, code: str) -> None:
        """Words for the operator, and the code of the alarm's detail."""
        super().__init__(words)
        self.code = code


@dataclass(frozen=True, slots=True)
class Signed:
    """The last thing that was signed: the tree's frontier and the note about it."""

    frontier: Frontier
    note: str

    @property
    def size(self) -> int:
        """How many entries the signed tree has."""
        return self.frontier.size


NOTHING = Signed(Frontier(), "")


class Signer:
    """Signs the checkpoints of one log, named `name`, with one key; its memory is a file with mode 0600."""

    def __init__(self, folder: Path, *, name: str, key: Ed25519PrivateKey) -> None:
        """Look after the log of this name; `folder` is where the memory is kept."""
        self.name = name
        self.path = memory_of(folder, name)
        self._key = key

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other signer of this log waiting."""
        with self.path.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @property
    def remembered(self) -> Signed:
        """What was signed last; nothing at first."""
        if not self.path.exists():
            return NOTHING
        kept = json.loads(self.path.read_text())
        return Signed(Frontier(kept["size"], tuple(map(bytes.fromhex, kept["peaks"]))), kept["note"])

    def sign(self, leaves: Sequence[bytes], *, head: Frontier) -> Signed:
        """Sign the tree that grew by these leaf hashes to this head. Raises CannotSign for any other tree."""
        before = self.remembered
        if head.size < before.size:
            raise CannotSign(
                f"the log {self.name} has {head.size} entries, but {before.size} were signed before: its end was lost",
                code="end_lost",
            )
        grown = before.frontier
        for leaf in leaves:
            grown = grown.grown(leaf)
        if grown != head:
            raise CannotSign(
                f"the log {self.name} is not the one that was signed before: among its first {head.size} entries"
                f" some differ from the {before.size} that were signed",
                code="other_entries",
            )
        return before if grown == before.frontier else self._signed(grown)

    def relearn(self, note: str, leaves: Sequence[bytes], *, keys: Sequence[str]) -> Signed:
        """Take up from a checkpoint signed with one of these keys, where the memory was lost. Raises CannotSign."""
        checkpoint = self._own(note, keys)
        frontier = frontier_of(leaves[: checkpoint.size])
        if (frontier.size, frontier.root) != (checkpoint.size, checkpoint.root):
            raise CannotSign(
                f"the log's first {checkpoint.size} entries are not those of the checkpoint",
                code="other_entries",
            )
        return self._remember(Signed(frontier, note))

    def _signed(self, frontier: Frontier) -> Signed:
        text = Checkpoint(self.name, frontier.size, frontier.root).text
        signature = self._key.sign(text.encode())
        note = signed_note(text, name=self.name, public_key=self._public, signature=signature)
        return self._remember(Signed(frontier, note))

    def _remember(self, signed: Signed) -> Signed:
        peaks = [peak.hex() for peak in signed.frontier.peaks]
        kept = {"log": self.name, "size": signed.size, "peaks": peaks, "note": signed.note}
        replaced(self.path, json.dumps(kept).encode())
        return signed

    def _own(self, note: str, keys: Sequence[str]) -> Checkpoint:
        if not note_holds(note, keys):
            raise CannotSign("the stored checkpoint is not signed with this log's key", code="foreign_key")
        checkpoint = read_checkpoint(read_note(note).text)
        if checkpoint.origin != self.name:
            raise CannotSign("the stored checkpoint is another log's", code="foreign_key")
        return checkpoint

    @property
    def _public(self) -> bytes:
        return self._key.public_key().public_bytes_raw()

    @property
    def public_key(self) -> str:
        """The public half of the key, in base 64, as entry 0 lists it."""
        return base64.b64encode(self._public).decode()


def note_holds(note: str, keys: Sequence[str]) -> bool:
    """Whether a note carries the signature of one of these public keys (base 64) over its text."""
    try:
        read = read_note(note)
        known = {
            key_id(each.name, key): key for each in read.signatures for key in map(base64.b64decode, keys)
        }
        for each in read.signatures:
            if each.key_id in known:
                Ed25519PublicKey.from_public_bytes(known[each.key_id]).verify(
                    each.signature, read.text.encode()
                )
                return True
    except (ValueError, InvalidSignature):
        return False
    return False


def memory_of(folder: Path, name: str) -> Path:
    """Where the signer of the log of this name keeps what it signed."""
    return folder / f"signed_{sha256(name.encode()).hexdigest()[:16]}.json"


def unsigned_name(folder: Path, name: str) -> str:
    """The name for a new log: `name`, or with a number behind it where a log of that name was signed here."""
    number, free = 1, name
    while memory_of(folder, free).exists():
        number += 1
        free = f"{name}/{number}"
    return free
