"""Why somebody is not signed in, or not added to the staff."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class SignInRefused(Refusal):
    """Nobody was signed in; the words are the same whether the account exists or not."""

    code = "sign_in_refused"
    message = "You could not be signed in."


class WrongSignIn(SignInRefused):
    """Address and password do not belong together, or the account is closed."""

    code = "wrong_sign_in"
    message = "The address and the password do not belong together."


class TooManyTries(SignInRefused):
    """Guessing is slowed down; `seconds` and `minutes` say when the next try is free."""

    code = "too_many_tries"
    message = "Too many tries. Please wait %(minutes)s min, then try again."


class StaffRefused(Refusal):
    """A person who cannot be added to the staff like this."""

    code = "staff_refused"
    message = "This person cannot be added."


class EmailTaken(StaffRefused):
    """Somebody of the staff has this address."""

    code = "email_taken"
    message = "Somebody of the staff has this address already."


class NotAnEmail(StaffRefused):
    """No address at which anybody could be reached."""

    code = "not_an_email"
    message = "This is not a mail address."


class WeakPassword(StaffRefused):
    """Shorter than NIST SP 800-63B asks of a password that stands alone, or longer than anybody types."""

    code = "weak_password"
    message = "A password has at least %(least)s and at most %(most)s characters."
