"""Every sentence the widget can say, in each language of the interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from flask_babel import force_locale
from flask_babel import lazy_gettext as _

Words: TypeAlias = str | Sequence[tuple[str, str]]

# What a page says before anybody has used the widget.
TRIGGER_SENTENCES: Mapping[str, Words] = {
    "report": _("Report an error"),
    "paragraph": _("Report an error in this paragraph"),
    "plain": _("Open the report page"),
}
SENTENCES: Mapping[str, Words] = {
    "report": _("Report an error"),
    "quoted": _("You selected"),
    "where": _("Where is it?"),
    "whole": _("The whole article"),
    "missing": _("Something is missing"),
    "headline": _("Headline"),
    "picture": _("Picture"),
    "caption": _("Caption"),
    "paragraph": _("The whole paragraph"),
    "proposed": _("What should it say?"),
    "proposedHint": _("Change the words. Empty the field if they should be removed."),
    "change": _("The change"),
    "removed": _("Removed:"),
    "added": _("Added:"),
    "gone": _("These words would be removed."),
    "comment": _("What is wrong, and how do you know?"),
    "commentHint": _("Optional, if you have changed the words above."),
    "more": _("Add a source, the kind of error, or your email"),
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
    "reported": _("Others have reported something here. Yours may differ: please send it."),
    "blank": _("The selection holds no words. Choose a paragraph, or describe the error."),
    "tooLong": _("The selection is too long. Choose a paragraph, or describe the error."),
    "several": _("You selected several places. This report is about the first."),
    "translated": _("You read a translation. The report is about the original paragraph."),
    "readAs": _("In the translation I read: “{words}”"),
    "check": _("Please check the marked field."),
    "badLink": _("The link must begin with http:// or https://."),
    "badEmail": _("This is not an email address we can write to."),
    "nothing": _("Change the words above, or say here what is wrong."),
    "nothingWhole": _("Please say what is wrong."),
    "stays": _("What you wrote is kept."),
    "offline": _("You are offline. Nothing was sent."),
    "unreachable": _("We could not be reached."),
    "blocked": _("This site does not let the report be sent from here."),
    "slow": _("There was no answer in time. Trying again sends it only once."),
    "fault": _("Something failed on our side."),
    "tooMany": _("Too many reports came from your network. Please try later."),
    "tooManyWait": _("Too many reports came from your network. Please try again in {minutes} min."),
    "tooBig": _("This is too long to send. Please shorten it."),
    "unknown": _("This article is not known here any more."),
    "removedArticle": _("This article was removed."),
    "doneTitle": _("We have your report"),
    "done": _("It is stored. An editor will look at it, and you will find the answer at this address."),
    "byMail": _("The answer also goes to the address you gave."),
    "waiting": _("It is stored. It waits for a spam check before an editor sees it."),
    "unplaced": _("It is stored. We do not have this article yet, so an editor has to find it first."),
    "answered": _("Your report is stored and already has an answer: you can read it at this address."),
    "fixedTitle": _("Your report has an answer already"),
    "reference": _("Reference {reference}"),
    "private": _("Keep this private address"),
    "copy": _("Copy"),
    "copied": _("Copied"),
    "follow": _("Follow your report"),
    "addNew": _("Add something new"),
    "takeBack": _("Take it back ({seconds})"),
    "taken": _("Taken back. Your words are still here."),
    "notTaken": _("It could not be taken back from here. The address above lets you do it."),
}


def sentences(language: str, chosen: Mapping[str, Words] = SENTENCES) -> dict[str, Any]:
    """The widget's table for one language, as plain texts and pairs."""
    with force_locale(language):
        return {name: _spoken(words) for name, words in chosen.items()}


def _spoken(words: Words) -> str | list[list[str]]:
    if isinstance(words, tuple):
        return [[value, str(name)] for value, name in words]
    return str(words)
