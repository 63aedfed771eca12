"""Signed notes and checkpoints have the form that C2SP gives them, and no other spelling is read."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from corrections.domain.record.checkpoints import Checkpoint, NotACheckpoint, read_checkpoint
from corrections.domain.record.signed_notes import NotANote, key_id, read_note, signed_note, verifier_key

KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = (
    TEXT + "\n\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
PUBLIC = base64.b64decode(KEY.rpartition("+")[2])[1:]


def test_the_id_of_a_known_key_is_the_published_one() -> None:
    assert key_id("PeterNeumann", PUBLIC).hex() == "c74f20a3"
    assert verifier_key("PeterNeumann", PUBLIC) == KEY


def test_a_known_note_is_read_and_its_signature_holds() -> None:
    note = read_note(SIGNED)
    (signature,) = note.signatures
    assert (note.text, signature.name, signature.key_id.hex()) == (TEXT, "PeterNeumann", "c74f20a3")
    Ed25519PublicKey.from_public_bytes(PUBLIC).verify(signature.signature, note.text.encode())


def test_a_note_is_written_as_it_is_read() -> None:
    (signature,) = read_note(SIGNED).signatures
    written = signed_note(TEXT, name="PeterNeumann", public_key=PUBLIC, signature=signature.signature)
    assert written == SIGNED
    with pytest.raises(NotANote):
        signed_note("no line feed", name="a", public_key=PUBLIC, signature=b"")


@pytest.mark.parametrize(
    "note",
    [
        "",
        "no signature\n",
        SIGNED[:-1],
        TEXT + "\n",
        TEXT + "\n- PeterNeumann x08go/ZJkuBS9Q==\n",
        TEXT + "\n\u2014 x08go/ZJkuBS9Q==\n",
        TEXT + "\n\u2014  x08go/ZJkuBS9Q==\n",
        TEXT + "\n\u2014 PeterNeumann x08go/*\n",
        TEXT + "\n\u2014 PeterNeumann x08goA==\n",
    ],
)
def test_what_is_not_a_note_is_refused(note: str) -> None:
    with pytest.raises(NotANote):
        read_note(note)


def test_a_checkpoint_is_three_lines() -> None:
    checkpoint = Checkpoint("desk.example/log", 20852163, b"\x01" * 32)
    assert checkpoint.text == "desk.example/log\n20852163\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n"
    assert read_checkpoint(checkpoint.text) == checkpoint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("20", "020"),
        ("20", "-1"),
        ("20\n", "20\n\n"),
        ("QE=\n", "QF=\n"),
        ("QE=\n", "QE="),
        ("desk", "\ndesk"),
    ],
)
def test_another_spelling_of_a_checkpoint_is_refused(old: str, new: str) -> None:
    text = Checkpoint("desk.example/log", 20, b"\x01" * 32).text
    with pytest.raises(NotACheckpoint):
        read_checkpoint(text.replace(old, new))
