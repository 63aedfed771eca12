"""The periodic work of the desk: what `flask deliver` does besides delivering, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from corrections.cli.log_watching import check_whole_log
from corrections.cli.periodic.minding_chores import call_the_digest, keep_the_figures
from corrections.cli.purging import is_wanted, purge_caches
from corrections.cli.reader_purging import purge_all
from corrections.services.casework.asking_authors import end_author_links
from corrections.services.casework.asking_readers import lapse_questions
from corrections.services.casework.calling_signers import remind_signers
from corrections.services.handing.watching_live import watch_handed_over
from corrections.services.minding.watching_deadlines import watch_deadlines
from corrections.services.newsroom.holding import end_overdue_holds
from corrections.services.newsroom.scheduling import publish_scheduled
from corrections.services.newsroom.warning_of_holds import warn_of_holds
from corrections.services.outbox.logging_arrivals import log_what_arrived
from corrections.services.record.watching import watch_signing
from corrections.services.unplaced.finding_places import forget_old
from corrections.services.working.drafting import forget_old_drafts
from corrections.settings import Settings


@dataclass(frozen=True, slots=True)
class Chore:
    """One periodic job. `work` is called with the sessions and `at=`, inside the application's context.

    However many deliverers run, it is done once in `every`; after a fault it is tried again within five minutes.
    What must happen at a certain hour comes often and looks at the clock. `is_wanted` says whether the settings
    ask for it at all; what `is_long` is done beside delivery.
    """

    name: str
    every: timedelta
    work: Callable[..., object]
    is_wanted: Callable[[Settings], bool] = lambda _given: True
    is_long: bool = False


CHORES: tuple[Chore, ...] = (
    Chore("watch the deadlines", timedelta(minutes=15), watch_deadlines),
    Chore("keep the figures", timedelta(minutes=2), keep_the_figures),
    Chore("send the morning's digest", timedelta(minutes=5), call_the_digest),
    Chore("log what arrived", timedelta(minutes=1), log_what_arrived),
    Chore("end holds that nobody confirmed", timedelta(minutes=5), end_overdue_holds),
    Chore("warn of holds that end soon", timedelta(minutes=5), warn_of_holds),
    Chore("publish what waited for its hour", timedelta(minutes=1), publish_scheduled),
    Chore("watch what is with the CMS", timedelta(minutes=5), watch_handed_over),
    Chore("watch that the log is signed", timedelta(minutes=5), watch_signing),
    Chore("purge caches", timedelta(seconds=2), purge_caches, is_wanted),
    Chore("check the whole log", timedelta(days=1), check_whole_log, is_long=True),
    Chore("let questions lapse", timedelta(minutes=10), lapse_questions),
    Chore("end links of authors", timedelta(hours=1), end_author_links),
    Chore("remind of signatures", timedelta(minutes=10), remind_signers),
    Chore("forget unplaced reports", timedelta(days=1), forget_old),
    Chore("forget old drafts", timedelta(days=1), forget_old_drafts),
    Chore("purge readers' words", timedelta(hours=1), purge_all),
)
