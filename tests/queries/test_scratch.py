"""What the log tells and what was found meet by name and key, however many there are."""

from __future__ import annotations

from corrections.queries.checking.scratch import AT_ONCE, Scratch


def test_both_sides_meet_and_the_last_word_of_the_log_holds() -> None:
    sides = Scratch()
    sides.tell("note", "2", "old")
    sides.find("note", "1", "here")
    sides.tell("note", "1", "here")
    sides.tell("note", "2", "new")
    sides.find("note", "2", "new")
    sides.tell("answer", "1", "gone")
    sides.find("pin", "9", "nobody said so")
    assert list(sides.told_of("note")) == ["1", "2"] and list(sides.told_of("pin")) == []
    assert list(sides.compared()) == [
        ("answer", "1", "gone", None),
        ("note", "1", "here", "here"),
        ("note", "2", "new", "new"),
        ("pin", "9", None, "nobody said so"),
    ]


def test_nothing_is_lost_between_two_batches() -> None:
    sides, count = Scratch(), 3 * AT_ONCE + 7
    for number in range(count):
        sides.tell("row", f"{number}", f"{number * 3}")
    for number in reversed(range(count)):
        sides.find("row", f"{number}", f"{number * 3}")
    told = list(sides.compared())
    assert len(told) == count and all(said == found == str(int(key) * 3) for _, key, said, found in told)
