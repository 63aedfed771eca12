"""Collects every string that a person sees and brings the catalogues up to date: `make messages`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None, "lazy_ngettext": (1, 2)}
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: {plural_forms}\\n"\n\n'
)


def refusal_sentences(
    source: IO[bytes], *_wanted: object, **_options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Babel's extraction method for refusals: the class attributes named `message`."""
    for node in ast.walk(ast.parse(source.read())):
        given = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        named = any(isinstance(target, ast.Name) and target.id == "message" for target in targets)
        if named and isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield given.lineno, "gettext", given.value, []


def collected() -> Catalog:
    """Every message id in code and templates, without places and dates."""
    with (ROOT / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)
    catalog = Catalog()
    for found in extract_from_dir(ROOT, methods, options, KEYWORDS):
        catalog.add(found[2], context=found[4])
    return catalog


def catalogues() -> list[Path]:
    """Every catalogue's file."""
    return sorted((ROOT / "translations").glob("*/LC_MESSAGES/messages.po"))


def read_catalogue(path: Path) -> Catalog:
    """A catalogue in the language of its folder."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def written(catalog: Catalog) -> str:
    """A catalogue as it is kept: sorted, with a header that holds no date."""
    body = BytesIO()
    write_po(
        body, catalog, omit_header=True, no_location=True, sort_output=True, ignore_obsolete=True, width=110
    )
    header = HEADER.format(language=catalog.locale, plural_forms=catalog.plural_forms)
    return header + body.getvalue().decode()


def main() -> None:
    """Bring every catalogue up to date; new strings stand in it with an empty translation."""
    template = collected()
    for path in catalogues():
        catalog = read_catalogue(path)
        catalog.update(template, no_fuzzy_matching=True)
        path.write_text(written(catalog), encoding="utf-8")


if __name__ == "__main__":
    main()
