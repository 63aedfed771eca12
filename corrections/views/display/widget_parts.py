"""The widget's two parts, put together from their sources: what a page loads, and the dialog it fetches when used."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli

TRIGGER = ("page", "text", "button", "controls")
DIALOG = ("difference", "form", "choices", "drafts", "proof", "sending", "answers", "opening")
STYLE = re.compile(r'/\*(\w+\.css)\*/ ""')
KIT = "anchor, ARTICLE, el, formFor, hide, home, host, LANGUAGE, LONGEST_QUOTE, parts, place, points, read"
KIT_TOO = "segments, settings, shadow, styled"


@dataclass(frozen=True, slots=True)
class Script:
    """A script as it is sent, plain and compressed (`coded`, by the name of the coding, the best first)."""

    plain: bytes
    coded: Mapping[str, bytes]
    tag: str


def trigger(folder: Path, words: Mapping[str, Mapping[str, Any]], *, made: str) -> Script:
    """What every page loads: words of all languages, and `made`, the name of the dialog that belongs to it."""
    source = _joined(folder, "trigger", TRIGGER).replace("/*WORDS*/ {}", _written(words), 1)
    source = source.replace('/*MADE*/ ""', json.dumps(made), 1)
    return _script(f'(()=>{{\n"use strict";\n{source}}})();\n')


def dialog(folder: Path, words: Mapping[str, Any]) -> Script:
    """The dialog in one language, a module that the trigger begins with what it has made already."""
    source = _joined(folder, "dialog", DIALOG)
    return _script(
        f"const T={_written(words)};\nlet made;\n"
        "export default(kit)=>(made||=start(kit))(kit.asked,kit.done);\n"
        f"function start({{{KIT}, {KIT_TOO}}}){{\n{source}return open;\n}}\n"
    )


def lightened(source: str) -> str:
    """A script without indentation, blank lines and whole-line comments."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def _joined(folder: Path, part: str, names: tuple[str, ...]) -> str:
    sources = (lightened((folder / part / f"{name}.js").read_text("utf-8")) for name in names)
    return STYLE.sub(lambda named: _style(folder / named[1]), "".join(sources))


def _style(path: Path) -> str:
    rules = path.read_text("utf-8").replace("\n", "")
    return json.dumps(rules, ensure_ascii=False)


def _written(words: Mapping[str, Any]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def _script(text: str) -> Script:
    plain = text.encode()
    tag = hashlib.sha256(plain).hexdigest()[:32]
    coded = {"br": brotli.compress(plain), "gzip": gzip.compress(plain, 9, mtime=0)}
    return Script(plain, coded, tag)
