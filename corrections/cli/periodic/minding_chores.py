"""The standards desk's periodic work: figures by the hour, a digest in the morning."""

from __future__ import annotations

from datetime import datetime

from corrections.models.sessions import Sessions
from corrections.queries.minding.figures_to_keep import figures_to_keep
from corrections.services.minding.calling_digest import call_digest
from corrections.services.minding.keeping_figures import keep_figures
from corrections.views.context import house


def keep_the_figures(sessions: Sessions, *, at: datetime) -> None:
    """Count the figures each hour and keep them, and at once where some are missing, as after an upgrade."""
    made = figures_to_keep(sessions, at=at, zone=house().zone)
    if made is not None:
        keep_figures(sessions, made, at=at)


def call_the_digest(sessions: Sessions, *, at: datetime) -> None:
    """Let today's digest be written, from eight o'clock on."""
    call_digest(sessions, zone=house().zone, at=at)
