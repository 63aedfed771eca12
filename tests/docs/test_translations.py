"""Every string that a person sees can be translated, and every catalogue is complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from jinja2 import Environment, nodes

from corrections.domain.refusals import Refusal
from corrections.views.display.widget_strings import SENTENCES, TRIGGER_SENTENCES
from tests.newsroom import Newsroom
from translations.collecting import ROOT, catalogues, collected, read_catalogue, written

CATALOGUES = pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parents[1].name)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted(path for folder in ("js", "widget") for path in (ROOT / "static" / folder).rglob("*.js"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
ATTRIBUTE_OR_TAG = re.compile(r'\b[\w-]+="[^"]*"|<[^>]*>')
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN_ATTRIBUTE = re.compile(r'\b(?:aria-label|title|placeholder|alt|label)="([^"]*)"')
SENTENCE = re.compile(r"[A-Za-z]{2,}[,.:]? [a-z]{2,}")
TRANSLATING = {"_", "gettext", "ngettext"}
MARKUP = re.compile(r"[<=]")
NOT_WORDS = {"https", "accent", "done", "warn"}  # the last three are classes that a macro gives
IN_UKRAINIAN = "<p>Міст коштував 41 мільйон гривень.</p><p>Його відкрили в травні.</p>"


@pytest.fixture(scope="module")
def found() -> Catalog:
    """What code and templates ask to have translated."""
    return collected()


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def messages(path: Path) -> list[Message]:
    return [message for message in read_catalogue(path) if message.id]


@CATALOGUES
def test_every_string_is_translated(path: Path, found: Catalog) -> None:
    kept = {forms(each.id)[0]: each for each in messages(path)}
    missing = [forms(each.id)[0] for each in found if each.id and forms(each.id)[0] not in kept]
    empty = [identity for identity, each in kept.items() if not all(forms(each.string))]
    unsure = [identity for identity, each in kept.items() if each.fuzzy]
    assert (missing, empty, unsure) == ([], [], []), "run `make messages`, then translate"


@CATALOGUES
def test_no_translation_is_kept_that_nothing_asks_for(path: Path, found: Catalog) -> None:
    asked = {forms(each.id)[0] for each in found}
    assert [each.id for each in messages(path) if forms(each.id)[0] not in asked] == []


@CATALOGUES
def test_a_translation_has_the_placeholders_of_its_original(path: Path) -> None:
    for each in messages(path):
        wanted = sorted(PLACEHOLDER.findall(forms(each.id)[-1]))
        for form in forms(each.string):
            assert sorted(PLACEHOLDER.findall(form)) == wanted, each.id


@CATALOGUES
def test_a_catalogue_holds_as_many_plural_forms_as_its_language_has(path: Path) -> None:
    number = read_catalogue(path).num_plurals
    counted = [each for each in messages(path) if isinstance(each.id, tuple | list)]
    assert counted
    assert [each.id for each in counted if len(forms(each.string)) != number] == []


@CATALOGUES
def test_a_catalogue_is_kept_as_the_collector_writes_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == written(read_catalogue(path))


def test_ukrainian_is_set_with_one_apostrophe_and_its_own_quotation_marks() -> None:
    path = ROOT / "translations" / "uk" / "LC_MESSAGES" / "messages.po"
    wrong = re.compile(r"[\"“”„]|[а-яґєії][ʼ'`][а-яґєії]", re.IGNORECASE)
    assert [form for each in messages(path) for form in forms(each.string) if wrong.search(form)] == []


def refusals(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    yield of
    for below in of.__subclasses__():
        yield from refusals(below)


def test_every_refusal_says_something_that_is_translated(newsroom: Newsroom, found: Catalog) -> None:
    assert newsroom.app is not None  # every module with refusals is imported by now
    ours = [each for each in refusals() if each.__module__.startswith("corrections.")]
    assert [each.__name__ for each in ours if each.message not in found] == []


def test_the_widget_asks_for_the_sentences_of_its_table_and_no_others() -> None:
    for part, table in (("trigger", TRIGGER_SENTENCES), ("dialog", SENTENCES)):
        sources = (ROOT / "static" / "widget" / part).glob("*.js")
        asked = re.findall(r"\bT\.(\w+)", "".join(source.read_text(encoding="utf-8") for source in sources))
        assert set(asked) == set(table)


@CATALOGUES
def test_the_widgets_table_is_whole_in_every_language(newsroom: Newsroom, compiled: None, path: Path) -> None:
    from corrections.views.display.widget_strings import sentences

    with newsroom.app.test_request_context("/"):
        english, spoken = sentences("en"), sentences(path.parents[1].name)
    assert spoken.keys() == english.keys()
    assert [name for name, words in spoken.items() if not words or words == english[name]] == []
    assert [value for value, _ in spoken["kinds"]] == [value for value, _ in english["kinds"]]


def bare_words(source: str) -> list[str]:
    """Words of a template that stand outside of tags and expressions, or in an attribute that is read out."""
    tokens = Environment(extensions=["jinja2.ext.i18n"]).lex(source)
    data = "".join(text if kind == "data" else " " for _, kind, text in tokens)
    spoken = " ".join(SPOKEN_ATTRIBUTE.findall(data))
    return [
        word
        for word in WORD.findall(unescape(ATTRIBUTE_OR_TAG.sub(" ", data)) + " " + spoken)
        if word not in NOT_WORDS
    ]


def bare_sentences(node: nodes.Node) -> Iterator[str]:
    """Sentences among a template's expressions that no translation gets to see."""
    called = getattr(node, "node", None) if isinstance(node, nodes.Call) else None
    if isinstance(called, nodes.Name) and called.name in TRANSLATING:
        node = nodes.Tuple([word.value for word in node.kwargs], "load")  # type: ignore[attr-defined]
    text = node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
    if SENTENCE.search(text) and not MARKUP.search(text):
        yield text
    for child in node.iter_child_nodes():
        yield from bare_sentences(child)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_says_nothing_that_cannot_be_translated(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(source)
    assert (bare_words(source), list(bare_sentences(tree))) == ([], [])


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_has_no_sentence_of_its_own(path: Path) -> None:
    code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r'"[A-Z][a-z]+ [a-z][^"]*"', code) == []


def test_a_ukrainian_article_is_surrounded_by_ukrainian(newsroom: Newsroom, compiled: None) -> None:
    newsroom.article("mist", IN_UKRAINIAN, headline="Міст відкрито", language="uk")
    client = newsroom.app.test_client()
    english = {"Accept-Language": "en-GB,en"}
    page = client.get("/articles/mist", headers=english).text
    assert '<html lang="uk"' in page
    assert "Повідомити про помилку" in page
    assert "Report an error" not in page
    form = client.post("/articles/mist/report", data={"exact": "", "comment": ""}, headers=english)
    assert form.status_code == 422
    assert "Виділіть потрібні слова або напишіть, що не так." in form.text


def test_ukrainian_counts_in_three_forms(newsroom: Newsroom, compiled: None) -> None:
    client = newsroom.app.test_client()
    for number, counted in enumerate(
        ["1 версія", "Усі 2 версії", "Усі 3 версії", "Усі 4 версії", "Усі 5 версій"]
    ):
        body = IN_UKRAINIAN.replace("41", str(41 + number))
        newsroom.article("mist", body, headline="Міст відкрито", language="uk")
        assert counted in client.get("/articles/mist").text


def test_pages_without_an_article_follow_the_browser(newsroom: Newsroom, compiled: None) -> None:
    client = newsroom.app.test_client()
    ukrainian = {"Accept-Language": "uk-UA,uk;q=0.9,en;q=0.5"}
    assert "Правила виправлень" in client.get("/corrections", headers=ukrainian).text
    assert "Такої статті в нас немає." in client.get("/articles/nowhere", headers=ukrainian).text
    assert "Corrections policy" in client.get("/corrections", headers={"Accept-Language": "fr"}).text
