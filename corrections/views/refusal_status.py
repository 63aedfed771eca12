"""Which HTTP status each refusal is answered with."""

from __future__ import annotations

from corrections.domain import refusals
from corrections.domain.accounts import account_refusals, sign_in_refusals
from corrections.domain.casework import case_refusals, decision_refusals
from corrections.domain.intake import intake_refusals
from corrections.domain.minding import minding_refusals
from corrections.domain.newsroom import edition_refusals, handing_refusals, hold_refusals
from corrections.domain.programs import program_refusals
from corrections.domain.refusals import Refusal
from corrections.domain.reporting import privacy_refusals, receipt_refusals, report_refusals
from corrections.domain.rulings import ruling_refusals
from corrections.domain.showing import withheld_refusals
from corrections.domain.sorting import sorting_refusals
from corrections.domain.text import text_refusals
from corrections.domain.text.intake import import_refusals
from corrections.domain.text.splicing import fix_refusals
from corrections.domain.withdrawing import withdrawal_refusals
from corrections.domain.wording import note_refusals
from corrections.domain.working import work_refusals

STATUS_OF: dict[type[Refusal], int] = {
    # what came in
    text_refusals.LoneSurrogate: 400,
    text_refusals.ControlCharacter: 422,
    text_refusals.TooManyMarks: 422,
    text_refusals.TooLong: 422,
    text_refusals.Empty: 422,
    report_refusals.InvalidJson: 400,
    report_refusals.NotAnObject: 400,
    report_refusals.UnsupportedType: 415,
    report_refusals.InvalidFields: 422,
    report_refusals.CrossSite: 403,
    report_refusals.IdempotencyConflict: 422,
    report_refusals.InvalidOffsets: 422,
    report_refusals.NothingSaid: 422,
    report_refusals.NothingProposed: 422,
    report_refusals.BlankQuote: 422,
    report_refusals.UnknownChoice: 422,
    report_refusals.InvalidLink: 422,
    report_refusals.InvalidEmail: 422,
    # articles that come in
    import_refusals.NoHeadline: 422,
    import_refusals.NoBody: 422,
    import_refusals.NotNormal: 422,
    import_refusals.UnknownFormat: 422,
    import_refusals.NotDecodable: 422,
    import_refusals.SlugTaken: 409,
    import_refusals.NothingNew: 409,
    # programs
    program_refusals.KeyRefused: 401,
    program_refusals.ScopeMissing: 403,
    program_refusals.VersionMissing: 428,
    program_refusals.VersionStale: 409,
    program_refusals.NameTaken: 409,
    # sorting the queue
    sorting_refusals.OtherArticle: 409,
    sorting_refusals.SameCase: 409,
    sorting_refusals.LeadsOthers: 409,
    sorting_refusals.NothingChosen: 422,
    sorting_refusals.NothingLeft: 422,
    sorting_refusals.DaysReversed: 422,
    sorting_refusals.SearchTooLong: 422,
    sorting_refusals.TooManyChosen: 422,
    sorting_refusals.NotMinor: 422,
    sorting_refusals.NoWording: 422,
    sorting_refusals.WordingsDiffer: 409,
    # what is not here
    refusals.NotFound: 404,
    refusals.UnknownArticle: 404,
    refusals.UnknownVersion: 404,
    report_refusals.UnknownReceipt: 404,
    report_refusals.UnknownNote: 404,
    report_refusals.ArticleRemoved: 410,
    report_refusals.VersionWithdrawn: 410,
    withheld_refusals.ArticleBarred: 451,
    withheld_refusals.ArticleCovered: 410,
    withheld_refusals.VersionWithheld: 410,
    withheld_refusals.NoteWithheld: 410,
    # whole articles
    handing_refusals.ParagraphWithCms: 409,
    hold_refusals.HoldNeedsAnother: 409,
    hold_refusals.HoldConfirmed: 409,
    hold_refusals.RepeatingNothingNeedsReason: 422,
    hold_refusals.RepeatingNothingNeedsSenior: 403,
    hold_refusals.HourIsPast: 422,
    hold_refusals.NoteRepeats: 422,
    hold_refusals.RoutineIsNotGrave: 403,
    # words of versions taken away
    withdrawal_refusals.NothingToWithdraw: 422,
    withdrawal_refusals.LiveVersionStays: 422,
    withdrawal_refusals.WithdrawalWaits: 409,
    withdrawal_refusals.WithdrawalNeedsAnother: 409,
    withdrawal_refusals.WithdrawalSettled: 409,
    withdrawal_refusals.WordsHeldForLegalReasons: 409,
    # fixes
    fix_refusals.OldTextMissing: 409,
    fix_refusals.NoLongerStands: 409,
    fix_refusals.CrossesBlocks: 422,
    fix_refusals.Overlapping: 422,
    fix_refusals.NothingChanges: 422,
    fix_refusals.EmptiesArticle: 422,
    fix_refusals.NotNormalResult: 422,
    work_refusals.NotOnePlace: 422,
    note_refusals.PlaceholderInNote: 422,
    note_refusals.ReaderInNote: 422,
    # acts
    refusals.StaleDecision: 409,
    fix_refusals.NeedsPlace: 409,
    decision_refusals.AlreadySigned: 409,
    decision_refusals.SignatureFell: 409,
    refusals.WrongState: 409,
    decision_refusals.OnlyOnce: 409,
    decision_refusals.SignatureOutstanding: 409,
    decision_refusals.AuthorCannotSign: 403,
    decision_refusals.KindChangesStatus: 422,
    decision_refusals.CheckMissing: 422,
    fix_refusals.OutsideText: 422,
    decision_refusals.SignaturesMissing: 422,
    decision_refusals.LoweringNeedsReason: 422,
    decision_refusals.LoweringSeriousNeedsSenior: 403,
    decision_refusals.FactualErrorIsACorrection: 422,
    decision_refusals.NoteMissing: 422,
    # around a case
    case_refusals.StandardsHasIt: 403,
    case_refusals.LegallyStopped: 409,
    case_refusals.AppealNeedsAnother: 403,
    case_refusals.AlreadyAsked: 409,
    case_refusals.NothingAsked: 409,
    case_refusals.UnknownAuthorLink: 404,
    case_refusals.AuthorLinkOver: 409,
    case_refusals.AuthorAnswered: 409,
    # what readers do with a receipt
    receipt_refusals.TooManyAdditions: 422,
    receipt_refusals.WordsErased: 409,
    privacy_refusals.HeldForLegalReasons: 409,
    privacy_refusals.NothingKept: 409,
    intake_refusals.TooManyReports: 429,
    intake_refusals.TooManyGuesses: 429,
    intake_refusals.TooManyCalls: 429,
    edition_refusals.NotAnotherEdition: 422,
    # rulings
    ruling_refusals.SamePerson: 403,
    ruling_refusals.SignersNotEnough: 403,
    ruling_refusals.MoreThanTypo: 422,
    ruling_refusals.DaysUnclear: 422,
    ruling_refusals.NotRaised: 422,
    ruling_refusals.NoSuchDay: 422,
    ruling_refusals.NotSerious: 422,
    ruling_refusals.PinOver: 409,
    # people
    refusals.NotSignedIn: 401,
    refusals.NotAllowed: 403,
    refusals.ForgedRequest: 403,
    sign_in_refusals.WrongSignIn: 401,
    sign_in_refusals.TooManyTries: 429,
    account_refusals.WrongCode: 401,
    account_refusals.PasskeyRefused: 401,
    account_refusals.WrongInvitation: 401,
    account_refusals.NotHalfway: 401,
    account_refusals.FactorNotAccepted: 422,
    account_refusals.LastFactor: 409,
    account_refusals.LastAdmin: 409,
    account_refusals.OwnAccount: 409,
    account_refusals.AccountClosed: 409,
    minding_refusals.UnknownCause: 422,
    minding_refusals.CauseNotAsked: 409,
    minding_refusals.NotYourDesk: 403,
    sign_in_refusals.EmailTaken: 409,
    sign_in_refusals.NotAnEmail: 422,
    sign_in_refusals.WeakPassword: 422,
}


def status_of(refusal: Refusal) -> int:
    """The status of a refusal: its own, else that of the nearest class above it, else 422."""
    return next((STATUS_OF[kind] for kind in type(refusal).__mro__ if kind in STATUS_OF), 422)
