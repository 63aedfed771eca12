"""What a text that arrives whole keeps of the one before: replayed exactly, and never more than is sure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrections.domain.anchoring.comparing import compare, computed_edits
from corrections.domain.anchoring.edits import Edits, Kept, replay
from corrections.domain.anchoring.verdicts import journey
from corrections.domain.anchoring.version_edits import VersionEdits, replay_version
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span
from tests.domain.articles import article, articles

# Whole articles are slow to draw.
FEWER = settings(max_examples=settings.default.max_examples * 2 // 5)
COUNCIL = "The council met on Monday evening in the old hall by the river."
FARES = "Fares for the ferry rise in June by a tenth, the operator said."
UNION = "Nobody from the union was there to speak about the night shifts."
ACCOUNTS = "A commission will look at the accounts again in May or later."
SUMMER = "The second reading follows after the summer, if it follows at all."
NEWS = (COUNCIL, FARES, UNION, ACCOUNTS, SUMMER)
LINES = st.lists(
    st.sampled_from(
        [*NEWS, FARES.replace("a tenth", "a fifth"), "Rain fell.", "", "12 people died. Rain fell."]
    )
    | st.lists(st.sampled_from(["the", "ferry", "12", "слово", "Rain.", "会議", "e\u0301"]), max_size=9).map(
        " ".join
    ),
    min_size=1,
    max_size=6,
)


def text_of(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


def kept_at(change: Edits, start: int, end: int) -> set[int]:
    """Where runs that keep all of a range of the old text put it in the new one."""
    return {
        at - run.length + start - run.start
        for run, at in zip(change.runs, change.ends, strict=True)
        if isinstance(run, Kept) and run.start <= start and end <= run.start + run.length
    }


def where(old: str, new: str, words: str) -> set[int]:
    """Where the first `words` of the old text are kept in the new one."""
    start = old.index(words)
    return kept_at(compare(old, new)[0], start, start + len(words))


def shares_nothing(old: str, new: str) -> bool:
    return not any(isinstance(run, Kept) for run in compare(old, new)[0].runs)


@FEWER
@given(articles(), articles())
def test_the_edits_give_back_any_article_byte_for_byte(old: ArticleText, new: ArticleText) -> None:
    for before, after in ((old, new), (new, old), (old, old)):
        step = computed_edits(before, after)
        assert replay_version(step, before) == after
        for part in Part:
            assert replay(step.text[part], before.canonical(part)) == after.canonical(part)
        assert VersionEdits.from_json(json.loads(json.dumps(step.to_json()))) == step


@FEWER
@given(LINES, LINES, st.randoms(use_true_random=False))
def test_lines_that_were_moved_dropped_and_changed_are_replayed(
    old: list[str], added: list[str], chance: Random
) -> None:
    lines = [*chance.sample(old, chance.randint(0, len(old))), *added]
    chance.shuffle(lines)
    for new in (lines, [*old, *added], [*added, *old]):
        before, after = text_of(*old), text_of(*new)
        change, doubts = compare(before, after)
        assert replay(change, before) == after
        assert all(span.end <= len(before) for span in doubts)


@given(LINES, st.lists(st.sampled_from(NEWS), min_size=1, max_size=4, unique=True))
def test_the_beginning_and_the_end_that_both_texts_share_are_kept(
    shared: list[str], middle: list[str]
) -> None:
    first, last = "10:15 The mayor has arrived with two aides.", "More follows as soon as we know it."
    old, new = text_of(first, *shared, last), text_of(first, *middle, last)
    assert where(old, new, first) == {0}
    assert where(old, new, last) == {len(new) - len(last)}


def test_the_same_text_is_kept_whole_and_without_doubts() -> None:
    text = article(f"<p>{FARES}</p><p>{FARES}</p>")
    step = computed_edits(text, text)
    assert step.text[Part.BODY].runs == (Kept(0, 2 * len(FARES) + 1),)
    assert (step.string.runs, step.doubts, step.computed) == ((Kept(0, len(text.body)),), {}, True)


def test_headline_and_dek_are_compared_like_the_body() -> None:
    old = ArticleText("Fares rise in May", "The operator explains", f"<p>{FARES}</p>")
    new = ArticleText("Fares rise in June", "The operator explains", f"<p>{FARES}</p>")
    step = computed_edits(old, new)
    assert replay_version(step, old) == new
    assert step.text[Part.HEADLINE].runs[0] == Kept(0, len("Fares rise in "))


@given(st.permutations(NEWS))
def test_paragraphs_in_another_order_are_all_kept(order: list[str]) -> None:
    old, new = text_of(*NEWS), text_of(*order)
    for words in NEWS:
        assert where(old, new, words) == {new.index(words)}


def test_a_paragraph_that_moved_and_was_edited_is_kept_but_for_the_edit() -> None:
    old = text_of(COUNCIL, ACCOUNTS, FARES, UNION, SUMMER)
    new = text_of(COUNCIL, FARES, UNION, ACCOUNTS.replace("in May", "in July"), SUMMER)
    assert where(old, new, "A commission will look at the accounts again in ") == {new.index("A commission")}
    assert where(old, new, "May") == set()


def test_a_word_changed_in_a_long_article_leaves_the_rest_where_it_was() -> None:
    lines = [f"Paragraph {number} speaks of matter {number} and no other." for number in range(40)]
    old = text_of(*lines)
    new = old.replace("matter 17", "question 17")
    assert where(old, new, "of matter 16 and no other.\nParagraph 17 speaks of ") == {
        old.index("of matter 16")
    }
    assert where(old, new, "matter 17") == set()
    assert where(old, new, lines[39]) == {new.index(lines[39])}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ACCOUNTS, "We expect rain in the mountains, and a storm at the coast by noon."),
        (FARES, "Nine of the ten ships in the port are for sale, a bank told us."),
        ("会議は月曜日に開かれた", "選挙は来年の春に行われる"),
    ],
)
def test_a_paragraph_written_anew_is_not_kept_by_letters_both_happen_to_have(old: str, new: str) -> None:
    assert shares_nothing(old, new)
    around = text_of(COUNCIL, old, SUMMER), text_of(COUNCIL, new, SUMMER)
    start = len(COUNCIL) + 1
    change, _ = compare(*around)
    assert not any(kept_at(change, at, at + 1) for at in range(start, start + len(old)))


def test_equal_paragraphs_cost_the_doubt_which_of_them_went() -> None:
    old, new = text_of(COUNCIL, FARES, FARES, SUMMER), text_of(COUNCIL, FARES, SUMMER)
    change, doubts = compare(old, new)
    assert replay(change, old) == new
    assert any(
        span.start <= old.index(FARES) and span.end >= old.index(FARES) + len(FARES) for span in doubts
    )
    assert where(old, new, COUNCIL) == {0}


def test_doubts_are_stored_with_the_part_they_are_about() -> None:
    old, new = text_of(COUNCIL, FARES, FARES, SUMMER), text_of(COUNCIL, FARES, SUMMER)
    assert computed_edits(stored(old), stored(new)).doubts == {Part.BODY: compare(old, new)[1]}


def test_the_stored_string_keeps_equal_paragraphs_between_changed_ones() -> None:
    old = stored(text_of("Rain fell.", *NEWS, "More follows."))
    new = stored(text_of("Snow came.", *NEWS, "Nothing follows."))
    start = old.body.index(COUNCIL)
    kept = kept_at(computed_edits(old, new).string, start, old.body.index(SUMMER) + len(SUMMER))
    assert kept == {new.body.index(COUNCIL)}


def test_a_short_word_among_changed_ones_is_chance_in_a_line_that_is_kept() -> None:
    old = f"{COUNCIL} {UNION} Alpha beta gamma of delta epsilon zeta."
    new = f"{COUNCIL} {UNION} One two three four of five six seven nine."
    assert where(old, new, f"{COUNCIL} {UNION} ") == {0}
    assert where(old, new, " of ") == set()


def test_paragraphs_that_stand_once_in_each_text_leave_no_doubt() -> None:
    assert compare(text_of(*NEWS), text_of(*NEWS[::-1]))[1] == ()


def long_line(seed: int, words: int) -> str:
    """A paragraph without a sentence's end, in which no six words stand twice."""
    chance = Random(seed)
    return " ".join("".join(chance.choices("abcdefgh", k=5)) for _ in range(words))


def test_more_than_four_thousand_characters_changed_all_over_count_as_replaced() -> None:
    line = long_line(1, 900)
    scattered = " ".join(word if at % 5 else "new" for at, word in enumerate(line.split(" ")))
    assert len(line) > 4_000
    assert shares_nothing(line, scattered)
    short = " ".join(line.split(" ")[:150])
    assert not shares_nothing(short, " ".join(scattered.split(" ")[:150]))


def test_long_paragraphs_keep_the_runs_of_words_that_stand_once_in_each() -> None:
    words = long_line(2, 900).split(" ")
    new = " ".join("new" if at % 60 == 30 else word for at, word in enumerate(words))
    old = " ".join(words)
    assert len(old) > 4_000
    for run in (words[100:140], words[460:500]):
        assert where(old, new, " ".join(run)) == {new.index(" ".join(run))}


def test_the_edits_do_not_depend_on_the_run_of_the_program() -> None:
    texts = [[plain(each) for each in story(seed)] for seed in range(4)]
    script = (
        "import json, sys; from corrections.domain.anchoring.comparing import compare;"
        "print([compare(old, new) for old, new in json.load(sys.stdin)])"
    )
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", script],
            input=json.dumps(texts).encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        assert told.decode().strip() == str([compare(old, new) for old, new in texts])


# --- words that know who they are -----------------------------------------------------------------

Word = tuple[int, str]
Paragraphs = list[list[Word]]
WIRE = (
    "On {} the {} said that {} people were hurt when a tram left its rails in {} .",
    "The {} in {} reported {} cases on Friday , more than a week before .",
    "According to the {} , {} houses in {} were left without power .",
    "Repairs will cost {} million , the {} of {} said .",
)


class Desk:
    """Writes wire news and edits it freely; the number of a word tells it from its equals."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self._numbers = count()

    def words(self, text: str) -> list[Word]:
        return [(next(self._numbers), word) for word in text.split(" ")]

    def sentence(self) -> list[Word]:
        names = ["police", "ministry", "council", "Kyiv", "Lviv", "Odesa", "twelve", "9", "41"]
        return self.words(self.chance.choice(WIRE).format(*self.chance.choices(names, k=4)))

    def paragraph(self) -> list[Word]:
        return [word for _ in range(self.chance.randint(2, 4)) for word in self.sentence()]

    def edited(self, old: Paragraphs) -> Paragraphs:
        """Words changed and sentences added, two paragraphs elsewhere, one written anew."""
        new = [list(paragraph) for paragraph in old]
        for _ in range(8):
            paragraph = self.chance.choice(new)
            at = self.chance.randrange(len(paragraph))
            paragraph[at : at + self.chance.randint(0, 2)] = self.words(
                self.chance.choice(["reportedly", "7", "Rivne"])
            )
        self.chance.choice(new).extend(self.sentence())
        for _ in range(2):
            moving = new.pop(self.chance.randrange(len(new)))
            new.insert(self.chance.randrange(len(new) + 1), moving)
        new[self.chance.randrange(len(new))] = self.paragraph()
        return new


def places(paragraphs: Paragraphs) -> dict[int, tuple[int, int]]:
    """Where each word, by its number, stands in the canonical text (code points, half open)."""
    found, at = {}, 0
    for number, word in (word for paragraph in paragraphs for word in paragraph):
        found[number] = (at, at + len(word))
        at += len(word) + 1
    return found


def plain(paragraphs: Paragraphs) -> str:
    return "\n".join(" ".join(word for _, word in paragraph) for paragraph in paragraphs)


def stored(text: str) -> ArticleText:
    return ArticleText("", "", "\n".join(f"<p>{line}</p>" for line in text.split("\n")))


def story(seed: int) -> tuple[Paragraphs, Paragraphs]:
    desk = Desk(seed)
    old = [desk.paragraph() for _ in range(10)]
    return old, desk.edited(old)


@pytest.mark.parametrize("seed", range(7))
def test_no_word_is_found_at_another_place_than_its_own(seed: int) -> None:
    old, new = story(seed)
    base, live = plain(old), plain(new)
    way = journey(Part.BODY, base=base, steps=[computed_edits(stored(base), stored(live))], live=live)
    now, found = places(new), 0
    for number, ends in places(old).items():
        if base[ends[0]] == ".":  # of two full stops nobody asks which is which
            continue
        judged = way.judge(Span(*ends), None)
        if judged.verdict.publishes and judged.span:
            found += 1
            assert (judged.span.start, judged.span.end) == now.get(number)
    assert found > len(now) // 2
