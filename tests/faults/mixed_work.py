"""Mixed work that says what it has done as soon as it was acknowledged, until somebody kills it."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

from corrections.domain.decline_reasons import DeclineReason
from corrections.services.deciding.declining import Declined
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two
from tests.services.test_declining_and_placing import decline_now
from tests.services.test_signing_the_log import sign

LONGEST = 500


def work(url: str, instance: Path, said: Path, number: int) -> None:
    """Articles, reports, publications, answers and checkpoints; each acknowledged act is a line in `said`."""
    newsroom = Newsroom(url, instance=instance)
    newsroom._people = itertools.count(1 + number * 100 * LONGEST)
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def acknowledged(what: str, name: object) -> None:
        os.write(out, f"{what} {name}\n".encode())

    for turn in range(LONGEST):
        slug = newsroom.article(f"round-{number}-{turn}")
        acknowledged("article", slug)
        received = newsroom.report(article=slug, key=f"{number}-{turn}-a")
        acknowledged("report", received.receipt)
        published = newsroom.case("was was", "was", article=slug, key=f"{number}-{turn}-b")
        publish_two(newsroom, published, correction("was"))
        acknowledged("published", f"C-{published}")
        declined = newsroom.case("in 2019", "in 2018", article=slug, key=f"{number}-{turn}-c")
        decline_now(newsroom, declined, Declined(DeclineReason.CORRECT_AS_PUBLISHED, checked="The minutes"))
        acknowledged("declined", f"C-{declined}")
        if turn % 2 == 0 and sign(newsroom).exit_code == 0:
            acknowledged("signed", number)
