"""The words of public notes, in English and Ukrainian; our own, after no newsroom's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corrections.domain.disclosure import NoteKind


@dataclass(frozen=True, slots=True)
class Templates:
    """One language's words. `old` and `new` are quoted phrases, `was` and `now` bare ones."""

    labels: Mapping[NoteKind, str]
    several: str
    opening: str
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    sentences: Mapping[str, str]
    source: str
    points: str
    point: Mapping[str, str]
    too_much: str
    history_line: str


ENGLISH = Templates(
    labels={
        NoteKind.CORRECTION: "Correction",
        NoteKind.CLARIFICATION: "Clarification",
        NoteKind.UPDATE: "Update",
        NoteKind.EDITORS_NOTE: "Editor’s note",
        NoteKind.RETRACTION: "Retraction",
        NoteKind.REMOVAL: "Removed",
    },
    several="Corrections",
    opening="{label}, {date}: {words}",
    quotes=("“", "”"),
    inner_quotes=("‘", "’"),
    sentences={
        "correction": "An earlier version of this article said {old}. It should have said {new}.",
        "correction.number": "An earlier version of this article said {old}."
        " The right figure is {now}{source}.",
        "correction.date": "An earlier version of this article said {old}. The right date is {now}{source}.",
        "correction.spelt_name": "An earlier version of this article misspelt the name of {now}.",
        "correction.name": "An earlier version of this article said {old}. The right name is {now}{source}.",
        "correction.person": "An earlier version of this article named the wrong person. It now says {new}.",
        "correction.quotation": "An earlier version of this article quoted words wrongly."
        " The words were {new}.",
        "correction.translation": "We translated words wrongly. A closer rendering is {new}.",
        "correction.picture": "A picture first used with this article was wrong. It has been replaced.",
        "correction.headline": "The headline on this article was wrong. It said {old}; it now says {new}.",
        "correction.left_out": "An earlier version of this article left words out. It now says {new}.",
        "correction.taken_out": "An earlier version of this article said {old}."
        " That was wrong and has been removed.",
        "correction.unseen": "Part of this article was wrong. It has been put right.",
        "clarification": "The words {old} could be misread. This article now says {new}.",
        "clarification.left_out": "This article now also says {new}.",
        "clarification.taken_out": "The words {old} could be misread and have been removed.",
        "clarification.unseen": "Part of this article could be misread."
        " It now says more clearly what is meant.",
        "update": "This article said {old}. With what has become known since, it says {new}.",
        "update.left_out": "This article now also says {new}.",
        "update.taken_out": "What this article said, {old}, no longer holds and has been removed.",
        "update.unseen": "This article has been brought up to date.",
        "editors_note": "After publication we found that this article did not meet our standards."
        " It said {old}; it now says {new}.",
        "editors_note.left_out": "This article should have said from the start, and now says: {new}.",
        "editors_note.taken_out": "After publication we found that this article did not meet our standards."
        " We have removed the words {old}.",
        "editors_note.unseen": "We are checking parts of this article and will report here what we find.",
        "retraction": "We withdraw this article. Its central claim could not be supported."
        " The original text can still be read in the article’s history.",
        "removal": "An article published at this address has been withdrawn.",
    },
    source=", according to {source}",
    points="These points in this article were wrong.",
    point={
        "both": "It said {old}; it should have said {new}.",
        "left_out": "It left words out; it now says {new}.",
        "taken_out": "It said {old}; that has been removed.",
    },
    too_much="Several passages of this article were wrong and have been rewritten."
    " The article’s history shows each change.",
    history_line="Wording fixed, meaning unchanged.",
)

UKRAINIAN = Templates(
    labels={
        NoteKind.CORRECTION: "Виправлення",
        NoteKind.CLARIFICATION: "Уточнення",
        NoteKind.UPDATE: "Оновлення",
        NoteKind.EDITORS_NOTE: "Від редакції",
        NoteKind.RETRACTION: "Відкликання",
        NoteKind.REMOVAL: "Вилучено",
    },
    several="Виправлення",
    opening="{label}, {date}: {words}",
    quotes=("«", "»"),
    inner_quotes=("„", "“"),
    sentences={
        "correction": "У попередній версії цієї статті було написано {old}. Правильно: {new}.",
        "correction.number": "У попередній версії цієї статті було написано {old}."
        " Правильне число — {now}{source}.",
        "correction.date": "У попередній версії цієї статті було написано {old}."
        " Правильна дата — {now}{source}.",
        "correction.spelt_name": "У попередній версії цієї статті ім’я було написано з помилкою."
        " Правильно: {now}.",
        "correction.name": "У попередній версії цієї статті було написано {old}."
        " Правильне ім’я — {now}{source}.",
        "correction.person": "У попередній версії цієї статті було названо не ту людину."
        " Тепер у ній сказано {new}.",
        "correction.quotation": "У попередній версії цієї статті слова було процитовано неправильно."
        " Насправді вони такі: {new}.",
        "correction.translation": "Ми неправильно переклали слова. Ближчий переклад: {new}.",
        "correction.picture": "Зображення, яке спершу стояло в цій статті, було помилковим. Його замінено.",
        "correction.headline": "Заголовок цієї статті був помилковим."
        " У ньому було написано {old}; тепер — {new}.",
        "correction.left_out": "У попередній версії цієї статті бракувало слів. Тепер у ній сказано {new}.",
        "correction.taken_out": "У попередній версії цієї статті було написано {old}. Це було помилкою;"
        " ці слова вилучено.",
        "correction.unseen": "Частина цієї статті була помилковою. Її виправлено.",
        "clarification": "Слова {old} можна було зрозуміти хибно. Тепер у статті сказано {new}.",
        "clarification.left_out": "Тепер у цій статті також сказано {new}.",
        "clarification.taken_out": "Слова {old} можна було зрозуміти хибно; їх вилучено.",
        "clarification.unseen": "Частину цієї статті можна було зрозуміти хибно. Тепер сказано ясніше.",
        "update": "У цій статті було сказано {old}."
        " З огляду на те, що стало відомо відтоді, тепер сказано {new}.",
        "update.left_out": "Тепер у цій статті також сказано {new}.",
        "update.taken_out": "Сказане в цій статті, {old}, більше не відповідає дійсності; ці слова вилучено.",
        "update.unseen": "Цю статтю оновлено.",
        "editors_note": "Після публікації ми виявили, що ця стаття не відповідала нашим стандартам."
        " У ній було сказано {old}; тепер — {new}.",
        "editors_note.left_out": "У цій статті від початку мало бути сказано, а тепер сказано: {new}.",
        "editors_note.taken_out": "Після публікації ми виявили, що ця стаття не відповідала нашим стандартам."
        " Ми вилучили слова {old}.",
        "editors_note.unseen": "Ми перевіряємо частини цієї статті й повідомимо тут, що з’ясували.",
        "retraction": "Ми відкликаємо цю статтю. Її головне твердження не вдалося підтвердити."
        " Початковий текст можна прочитати в історії статті.",
        "removal": "Статтю, опубліковану за цією адресою, вилучено.",
    },
    source=" (джерело: {source})",
    points="У цій статті були такі помилки.",
    point={
        "both": "Було написано {old}; правильно: {new}.",
        "left_out": "Бракувало слів; тепер сказано {new}.",
        "taken_out": "Було написано {old}; ці слова вилучено.",
    },
    too_much="Кілька місць цієї статті були помилковими, їх написано заново."
    " Кожну зміну видно в історії статті.",
    history_line="Виправлено написання, зміст не змінився.",
)

TEMPLATES: Mapping[str, Templates] = {"en": ENGLISH, "uk": UKRAINIAN}
