"""What an article that comes in is refused for."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class ImportRefused(Refusal):
    """A file that cannot become an article."""

    code = "import_refused"
    message = "This file cannot be imported."


class NoHeadline(ImportRefused):
    """No heading in the file and none was given."""

    code = "no_headline"
    message = "There is no heading in the file: please give a headline."


class NoBody(ImportRefused):
    """Nothing is left once advertisements and scripts are taken out."""

    code = "no_body"
    message = "There is no text in the file."


class NotNormal(ImportRefused):
    """The text does not reach a normal form, so that offsets in it would not hold."""

    code = "not_normal"
    message = "The text could not be brought into a stable form."


class UnknownFormat(ImportRefused):
    """A file whose name does not tell its format."""

    code = "unknown_format"
    message = "The file's format is not clear from its name %(suffix)s: please give --format html, text or markdown."


class NotDecodable(ImportRefused):
    """A file that is not UTF-8."""

    code = "not_decodable"
    message = "The file is not UTF-8 text."


class SlugTaken(Refusal):
    """Another article stands at this address."""

    code = "slug_taken"
    message = "There is another article at this address."


class NothingNew(Refusal):
    """The imported text is the one that is live."""

    code = "nothing_new"
    message = "The article already reads exactly like this."
