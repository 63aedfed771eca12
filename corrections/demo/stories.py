"""The demo's articles: our own writing, with the mistakes that its readers will find."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "articles"


@dataclass(frozen=True, slots=True)
class Story:
    """One article of the demo, in a file named like its address."""

    file: str
    headline: str
    dek: str
    author: str
    desk: str
    language: str = "en"

    @property
    def slug(self) -> str:
        """The article's address."""
        return self.file.rsplit(".", 1)[0]

    @property
    def source(self) -> str:
        """What the file holds."""
        return (FOLDER / self.file).read_text(encoding="utf-8")


STORIES = (
    Story(
        "nova-biblioteka.html",
        "У Заріччі відкрили нову бібліотеку",
        "Читальна зала, дитяча кімната і майстерня для велосипедів",
        "Надія Кравець",
        "Culture",
        "uk",
    ),
    Story(
        "richkovyi-tramvai.html",
        "Річковий трамвай повертається",
        "З 1 квітня катери знову ходитимуть між Набережною та Старим портом",
        "Надія Кравець",
        "City",
        "uk",
    ),
    Story(
        "school-meals.md",
        "",
        "Free hot meals in every primary school, and how they are paid for",
        "Amira Said",
        "City",
    ),
    Story(
        "museum-theft.html",
        "Former guard convicted of stealing coins",
        "Nine of eleven coins found in a railway locker",
        "Jonas Weber",
        "City",
    ),
    Story(
        "lighthouse-weather.html",
        "The keeper of the northern lighthouse",
        "Three readings a day, and a doubt about every one of them",
        "Sofia Keller",
        "Science",
    ),
    Story(
        "harbour-bridge-repairs.html",
        "Council approves repair of the harbour bridge",
        "Work begins in May; one lane stays open for buses and bicycles",
        "Jonas Weber",
        "City",
    ),
)
