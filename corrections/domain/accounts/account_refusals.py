"""What accounts refuse: codes and invitations that do not fit, and acts that would leave nobody in charge."""

from __future__ import annotations

from corrections.domain.accounts.sign_in_refusals import SignInRefused, StaffRefused


class WrongCode(SignInRefused):
    """Not the code of this moment, or one that was used already."""

    code = "wrong_code"
    message = "This code is not valid, or it was used already. Please wait for the next one."


class PasskeyRefused(SignInRefused):
    """A passkey of another account or site, an old answer, or no proof that its owner is there."""

    code = "passkey_refused"
    message = "The passkey could not be confirmed. Please try again."


class WrongInvitation(SignInRefused):
    """Address and code do not belong together, or the code was used or ran out."""

    code = "wrong_invitation"
    message = "The address and the code do not belong together, or the code was used or has run out."


class NotHalfway(SignInRefused):
    """The second step of signing in without the first one."""

    code = "not_halfway"
    message = "Please start with your address and your password."


class FactorNotAccepted(StaffRefused):
    """One-time codes can be relayed by a false page; some roles need a passkey."""

    code = "factor_not_accepted"
    message = "Your role needs a passkey."


class LastFactor(StaffRefused):
    """Without any second factor nobody could sign in again."""

    code = "last_factor"
    message = "This is the only second factor that your role accepts. Please add another one first."


class LastAdmin(StaffRefused):
    """Somebody has to be able to change accounts."""

    code = "last_admin"
    message = "Nobody else could change accounts then. Please make somebody else an administrator first."


class OwnAccount(StaffRefused):
    """What is done to others' accounts cannot be done to one's own."""

    code = "own_account"
    message = "You cannot do this to your own account."


class AccountClosed(StaffRefused):
    """A closed account has to be opened before it can be invited or reset."""

    code = "account_closed"
    message = "This account is closed. Please open it first."
