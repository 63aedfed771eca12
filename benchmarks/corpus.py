"""Reproducible articles and free edits of them, with the identity of every word known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pydoc_data.topics import topics
from random import Random

_COMPOUNDING = ("-", "'", "/", "_")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+|\s|[^\w\s]")
_PROSE = re.compile(r"[A-Z][\w\s,.;:'\"()\-`*/]+[.:]\Z")
_PLACES = ["Kyiv", "Lviv", "Odesa", "Kharkiv", "Dnipro", "Poltava", "Sumy", "Kherson", "Rivne", "Lutsk"]
_BODIES = [
    "ministry",
    "city council",
    "regional administration",
    "police",
    "rescue service",
    "prosecutor's office",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WIRE = (
    "On {day} the {body} said that {number} people were killed in shelling of {place}.",
    "The {body} in {place} reported {number} cases on {day}, {percent} per cent more than a week before.",
    "According to the {body}, {number} houses in {place} were left without power.",
    "The head of the {body} said the work would be finished by {day}.",
    "In {place}, {number} people were taken to hospital, the {body} said on {day}.",
    "The {body} did not comment on the report.",
    "Repairs will cost {number} million hryvnias, the {body} of {place} said.",
    "Schools in {place} stay closed until {day}, the {body} said.",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a space or a sign; `identity` tells it from every other one, equal ones included."""

    identity: int
    text: str


Paragraph = list[Word]
Placed = list[tuple[Word, int]]
Article = list[Paragraph]
Acts = Sequence[tuple[Callable[["Writer", Article], None], int]]


class Writer:
    """Writes articles and edits them; everything it does follows from its seed."""

    def __init__(self, seed: int, kind: str) -> None:
        self.random = Random(seed)
        self.kind = kind
        self._identities = count()
        self._written = ""

    def article(self, length: int) -> Article:
        """An article of about that many code points."""
        source = self._prose() if self.kind == "prose" else self._wire()
        paragraphs: Article = []
        written = 0
        for text in source:
            paragraphs.append(self.words(text))
            written += len(text) + 1
            if written >= length:
                self._written = text_of(paragraphs)
                return paragraphs
        raise AssertionError("the sources never end")

    def words(self, text: str) -> Paragraph:
        """New words."""
        return [Word(next(self._identities), token) for token in _TOKEN.findall(text)]

    def paragraph(self) -> Paragraph:
        """A new paragraph in the same manner."""
        return self.words(next(self._prose() if self.kind == "prose" else self._wire()))

    def sentence(self) -> str:
        """A new sentence in the same manner."""
        if self.kind == "wire":
            return self._wire_sentence()
        return self.random.choice(_sentences())

    def is_known(self, text: str, article: Article) -> bool:
        """Whether a text stands in the article, or stood in it at first: copies are a scenario of their own."""
        return text in self._written or text in text_of(article)

    def word(self) -> str:
        """A word of this manner of writing."""
        if self.kind == "wire":
            return self.random.choice(_wire_words())
        return self.random.choice(_prose_words())

    def _prose(self) -> Iterator[str]:
        texts = _prose_paragraphs()
        start = self.random.randrange(len(texts))
        for number in count(start):
            yield texts[number % len(texts)]

    def _wire(self) -> Iterator[str]:
        while True:
            yield " ".join(self._wire_sentence() for _ in range(self.random.randint(2, 5)))

    def _wire_sentence(self) -> str:
        choose = self.random.choice
        return choose(_WIRE).format(
            day=choose(_DAYS),
            body=choose(_BODIES),
            place=choose(_PLACES),
            number=self.random.randint(2, 60),
            percent=self.random.randint(2, 9),
        )


@cache
def _prose_paragraphs() -> list[str]:
    """The prose of the Python manual that ships with CPython, paragraph by paragraph."""
    found = []
    for name in sorted(topics):
        for block in topics[name].split("\n\n"):
            text = " ".join(block.split())
            if len(text) > 120 and _PROSE.fullmatch(text):
                found.append(text)
    return list(dict.fromkeys(found))


@cache
def _sentences() -> list[str]:
    return [
        sentence + "."
        for text in _prose_paragraphs()
        for sentence in text.rstrip(".:").split(". ")
        if len(sentence) > 30
    ]


@cache
def _prose_words() -> list[str]:
    return [word for text in _prose_paragraphs() for word in re.findall(r"\w+", text)]


@cache
def _wire_words() -> list[str]:
    return re.findall(r"\w+", " ".join(_WIRE)) + _PLACES + _DAYS


def text_of(article: Article) -> str:
    """The article's canonical text."""
    return "\n".join("".join(word.text for word in paragraph) for paragraph in article)


def stored_of(article: Article) -> str:
    """The article's stored string, each paragraph a `p`."""
    plain = ("".join(word.text for word in paragraph) for paragraph in article)
    return "\n".join(
        f"<p>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>" for text in plain
    )


# --- free edits -----------------------------------------------------------------------------------


def light(writer: Writer, article: Article, edits: int = 10) -> Article:
    """Some small edits, as a desk makes them."""
    return _edited(writer, article, (*_word_acts(), (_delete_sentence, 1), (_insert_sentence, 1)), edits)


def heavy(writer: Writer, article: Article) -> Article:
    """One word in twenty replaced, taken out or joined by others, and a paragraph split or joined."""
    words = sum(len(paragraph) // 2 for paragraph in article)
    edited = _edited(writer, article, _word_acts(), words // 20)
    return writer.random.choice((_split, _join))(writer, edited)


def _word_acts() -> Acts:
    return (
        (_replace_word, 10),
        (_insert_words, 3),
        (_delete_words, 3),
        (_mend_word, 2),
        (_change_number, 2),
        (_comma, 1),
    )


def _edited(writer: Writer, article: Article, acts: Acts, edits: int) -> Article:
    edited = [list(paragraph) for paragraph in article]
    for _ in range(edits):
        act = writer.random.choices([act for act, _ in acts], [weight for _, weight in acts])[0]
        act(writer, edited)
    return [paragraph for paragraph in edited if paragraph]


def moved(writer: Writer, article: Article) -> Article:
    """Three paragraphs elsewhere, and some small edits."""
    edited = list(article)
    for _ in range(3):
        paragraph = edited.pop(writer.random.randrange(len(edited)))
        edited.insert(writer.random.randrange(len(edited) + 1), paragraph)
    return light(writer, edited)


def repeated(writer: Writer, article: Article) -> Article:
    """A copy of a paragraph somewhere else, and some small edits."""
    edited = list(article)
    original = writer.random.randrange(len(edited))
    copy = writer.words("".join(word.text for word in edited[original]))
    place = writer.random.choice([at for at in range(len(edited) + 1) if at not in (original, original + 1)])
    edited.insert(place, copy)
    return light(writer, edited)


def rewritten(writer: Writer, article: Article) -> Article:
    """Three paragraphs written anew, and some small edits."""
    edited = list(article)
    for number in writer.random.sample(range(len(edited)), min(3, len(edited) - 1)):
        edited[number] = _unlike(writer, article, edited[number])
    return light(writer, edited)


def _unlike(writer: Writer, article: Article, old: Paragraph) -> Paragraph:
    """A new paragraph that does not stand in the article already, and is another one than the old.

    One that shares half of its runs of three words with the old one is that one edited: from two texts nobody
    can tell whether it was typed again.
    """
    while True:
        paragraph = writer.paragraph()
        left, right = _runs_of_words(old), _runs_of_words(paragraph)
        alike = 2 * len(left & right) >= min(len(left), len(right))
        if not alike and not writer.is_known(text_of([paragraph]), article):
            return paragraph


def _runs_of_words(paragraph: Paragraph) -> set[tuple[str, ...]]:
    words = [word.text for word in paragraph if word.text[0].isalnum()]
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


SCENARIOS: dict[str, Callable[[Writer, Article], Article]] = {
    "light": light,
    "heavy": heavy,
    "moved": moved,
    "repeated": repeated,
    "rewritten": rewritten,
}


def _words_in(paragraph: Paragraph) -> list[int]:
    return [at for at, word in enumerate(paragraph) if word.text[0].isalnum()]


def _pick(writer: Writer, article: Article) -> tuple[Paragraph, int]:
    """A paragraph and the place of a word in it, every word equally likely."""
    filled = [paragraph for paragraph in article if _words_in(paragraph)]
    paragraph = writer.random.choices(filled, [len(paragraph) for paragraph in filled])[0]
    return paragraph, writer.random.choice(_words_in(paragraph))


def _replace_word(writer: Writer, article: Article) -> None:
    paragraph, at = _pick(writer, article)
    new = next(word for word in iter(writer.word, None) if word != paragraph[at].text)
    paragraph[at : at + 1] = writer.words(new)


def _insert_words(writer: Writer, article: Article) -> None:
    paragraph, at = _pick(writer, article)
    words = " ".join(writer.word() for _ in range(writer.random.randint(1, 3)))
    paragraph[at:at] = writer.words(f"{words} ")


def _delete_words(writer: Writer, article: Article) -> None:
    paragraph, at = _pick(writer, article)
    end = at
    for _ in range(writer.random.randint(1, 3)):
        while end < len(paragraph) and not paragraph[end].text.isspace():
            end += 1
        end += 1
    if at or end < len(paragraph):
        del paragraph[at:end]


def _mend_word(writer: Writer, article: Article) -> None:
    paragraph, at = _pick(writer, article)
    text = paragraph[at].text
    place = writer.random.randrange(len(text))
    paragraph[at : at + 1] = writer.words(text[:place] + text[place] + text[place:])


def _change_number(writer: Writer, article: Article) -> None:
    figures = [
        (paragraph, at) for paragraph in article for at, word in enumerate(paragraph) if word.text.isdigit()
    ]
    if figures:
        paragraph, at = writer.random.choice(figures)
        paragraph[at : at + 1] = writer.words(str(int(paragraph[at].text) + writer.random.randint(1, 9)))


def _sentence_starts(paragraph: Paragraph) -> list[int]:
    ends = [
        at + 2
        for at in range(len(paragraph) - 2)
        if paragraph[at].text == "." and paragraph[at + 1].text == " "
    ]
    return [0, *ends]


def _delete_sentence(writer: Writer, article: Article) -> None:
    paragraph, _ = _pick(writer, article)
    starts = [*_sentence_starts(paragraph), len(paragraph)]
    if len(starts) > 2:
        number = writer.random.randrange(len(starts) - 1)
        last = number == len(starts) - 2
        del paragraph[starts[number] - last : starts[number + 1]]


def _insert_sentence(writer: Writer, article: Article) -> None:
    paragraph, _ = _pick(writer, article)
    at = writer.random.choice(_sentence_starts(paragraph))
    paragraph[at:at] = writer.words(_new_sentence(writer, article) + " ")


def _new_sentence(writer: Writer, article: Article) -> str:
    """A sentence that does not stand in the article already."""
    while writer.is_known(sentence := writer.sentence(), article):
        pass
    return sentence


def _comma(writer: Writer, article: Article) -> None:
    paragraph, at = _pick(writer, article)
    if paragraph[at + 1 : at + 2] and paragraph[at + 1].text == " ":
        paragraph[at + 1 : at + 1] = writer.words(",")


def _split(writer: Writer, article: Article) -> Article:
    at = writer.random.randrange(len(article))
    starts = _sentence_starts(article[at])
    cut = writer.random.choice(starts)
    if not cut:
        return article
    return [*article[:at], article[at][: cut - 1], article[at][cut:], *article[at + 1 :]]


def _join(writer: Writer, article: Article) -> Article:
    if len(article) < 2:
        return article
    at = writer.random.randrange(len(article) - 1)
    return [*article[:at], article[at] + writer.words(" ") + article[at + 1], *article[at + 2 :]]


# --- passages -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage (code points of the base text, half open), and where all of it stands now, if it does.

    `words` gives, for each of its words and signs, its place in the passage, its length, and its place now.
    """

    start: int
    end: int
    place: int | None
    words: tuple[tuple[int, int, int | None], ...]

    @property
    def survivors(self) -> int:
        """How many of the passage's words and signs still stand anywhere."""
        return sum(place is not None for _, _, place in self.words)

    def own(self, place: int) -> float:
        """Which share of the characters of a passage said to stand at `place` are its own."""
        own = sum(length for at, length, now in self.words if now == place + at)
        return own / (self.end - self.start)


def marked_passages(writer: Writer, base: Article, live: Article, number: int) -> list[Marked]:
    """Passages of the base, two in five a single word, with the truth about each."""
    words = _with_places(base)
    there = _with_places(live)
    now = {word.identity: (index, place) for index, (word, place) in enumerate(there)}
    starts = [index for index, _ in enumerate(words) if _begins_word(words, index)]
    return [_mark(writer, (words, there), now, starts) for _ in range(number)]


def _with_places(article: Article) -> list[tuple[Word, int]]:
    placed: list[tuple[Word, int]] = []
    place = 0
    for paragraph in article:
        for word in paragraph:
            placed.append((word, place))
            place += len(word.text)
        placed.append((Word(-len(placed) - 1, "\n"), place))
        place += 1
    return placed[:-1]


def _begins_word(words: list[tuple[Word, int]], index: int) -> bool:
    """Whether a whole word stands here, no part of a compound such as 10-tuple or of a dotted name."""
    around = [words[at][0].text if 0 <= at < len(words) else " " for at in (index - 1, index, index + 1)]
    return (
        around[1][0].isalnum()
        and not {"-", ".", "/", "'", "_"} & {around[0]}
        and around[2] not in ("-", "/", "'", "_")
    )


def _mark(
    writer: Writer, texts: tuple[Placed, Placed], now: dict[int, tuple[int, int]], starts: list[int]
) -> Marked:
    words, live = texts
    first = writer.random.choice(starts)
    wanted = 1 if writer.random.random() < 0.4 else writer.random.choice((2, 2, 3, 4, 5, 8, 12, 20))
    last, taken = first, 1
    for index in range(first + 1, len(words)):
        text = words[index][0].text
        if text == "\n" or taken == wanted:
            break
        if _begins_word(words, index):
            last, taken = index, taken + 1
    chosen = words[first : last + 1]
    went = [now.get(word.identity) for word, _ in chosen]
    whole = went[0] is not None and all(
        spot is not None and spot[0] == went[0][0] + offset for offset, spot in enumerate(went)
    )
    end = chosen[-1][1] + len(chosen[-1][0].text)
    place = went[0][1] if whole and went[0] else None
    if place is not None and _joins(words, first, last) != _joins(live, went[0][0], went[-1][0]):
        place = None
    start = chosen[0][1]
    places = zip(chosen, went, strict=True)
    spots = tuple((at - start, len(word.text), spot and spot[1]) for (word, at), spot in places)
    return Marked(start, end, place, spots)


def _joins(words: list[tuple[Word, int]], first: int, last: int) -> tuple[str, str]:
    """The sign that makes the words part of a compound on either side: with another one they are other words."""
    around = [words[at][0].text if 0 <= at < len(words) else "" for at in (first - 1, last + 1)]
    return tuple(text if text in _COMPOUNDING else "" for text in around)
