"""Every sentence the widget can say, in each language of the interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from flask_babel import force_locale
from flask_babel import lazy_gettext as _

Words: TypeAlias = str | Sequence[tuple[str, str]]

SENTENCES: Mapping[str, Words] = {
    "report": _("Report an error"),
    "quoted": _("You selected"),
    "where": _("Where is it?"),
    "whole": _("The whole article"),
    "proposed": _("What should it say?"),
    "proposedHint": _("Change the words. Empty the field if they should be removed."),
    "change": _("The change"),
    "removed": _("Removed:"),
    "added": _("Added:"),
    "gone": _("These words would be removed."),
    "comment": _("What is wrong, and how do you know?"),
    "commentHint": _("Optional, if you have changed the words above."),
    "more": _("Add a source, the kind of error, or an address"),
    "evidence": _("Link to a source (optional)"),
    "kind": _("Kind of error (optional)"),
    "kinds": (
        ("", _("I would rather not say")),
        ("spelling", _("Spelling or grammar")),
        ("number", _("Number or date")),
        ("name", _("Name")),
        ("quotation", _("Quotation")),
        ("picture", _("Picture or graphic")),
        ("other", _("Something else")),
    ),
    "relation": _("I am quoted or named in this story"),
    "email": _("Email (optional)"),
    "emailHint": _("Only if you want the answer by mail."),
    "send": _("Send report"),
    "again": _("Try again"),
    "sending": _("Sending…"),
    "cancel": _("Cancel"),
    "close": _("Close"),
    "plain": _("Use the plain form"),
    "kept": _("This is what you wrote earlier. It has not been sent."),
    "reported": _("Open reports on this passage: {count}. Yours will be read together with them."),
    "blank": _("The selection holds no words. Choose a paragraph, or describe the error."),
    "tooLong": _("The selection is too long. Choose a paragraph, or describe the error."),
    "check": _("Please check the marked field."),
    "nothing": _("Change the words above, or say here what is wrong."),
    "nothingWhole": _("Please say what is wrong."),
    "badEmail": _("This is not an address we can write to."),
    "badLink": _("The link must begin with http:// or https://."),
    "offline": _("You are offline. Nothing was sent; what you wrote is kept."),
    "unreachable": _("We could not be reached. What you wrote is kept."),
    "slow": _("There was no answer in time. What you wrote is kept; trying again sends it only once."),
    "fault": _("Something failed on our side. What you wrote is kept."),
    "tooMany": _("Too many reports came from your network. What you wrote is kept; please try later."),
    "tooManyWait": _(
        "Too many reports came from your network. What you wrote is kept; try again in {minutes} min."
    ),
    "tooBig": _("This is too long to send. Please shorten it."),
    "unknown": _("This article is not known here any more. What you wrote is kept."),
    "doneTitle": _("We have your report"),
    "done": _("It is stored. An editor will look at it, and you will find the answer at this address."),
    "waiting": _("It is stored. It waits for a spam check before an editor sees it."),
    "fixedTitle": _("We have looked at this before"),
    "fixed": _("Your report is stored and already has an answer: you can read it at this address."),
    "reference": _("Reference {reference}"),
    "private": _("Keep this private address"),
    "copy": _("Copy"),
    "copied": _("Copied"),
    "follow": _("Follow your report"),
}


def sentences(language: str) -> dict[str, Any]:
    """The widget's table for one language, as plain texts and pairs."""
    with force_locale(language):
        return {name: _spoken(words) for name, words in SENTENCES.items()}


def _spoken(words: Words) -> str | list[list[str]]:
    if isinstance(words, tuple):
        return [[value, str(name)] for value, name in words]
    return str(words)
