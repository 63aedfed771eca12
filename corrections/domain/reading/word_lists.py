"""English and Ukrainian words whose change changes what a sentence says: negations, dates, numbers, hedges.

Written in small letters with a straight apostrophe; `plain` brings a word of a text into that form.
"""

from __future__ import annotations

import re


def plain(word: str) -> str:
    """The word in small letters, its apostrophes straight, its soft hyphens gone."""
    return word.casefold().translate({0x2019: "'", 0x2BC: "'", 0xAD: None})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEGATIONS = _words(
    """
    not no never none nobody nothing nowhere neither nor without cannot hardly barely не ні ані
    ніхто нікого нікому ніколи ніщо нічого ніде жоден жодна жодне жодного жодної жодному без немає
    нема
    """
)
_NUMBERS = _words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen
    dozens half third quarter twice double triple first second fourth fifth sixth seventh eighth
    ninth tenth нуль один одна одне одного одної два дві двох двом три трьох трьом чотири чотирьох
    п'ять п'яти шість шести сім семи вісім восьми дев'ять дев'яти десять десяти одинадцять
    дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять
    двадцять двадцяти тридцять тридцяти сорок сорока п'ятдесят шістдесят сімдесят вісімдесят
    дев'яносто сто ста двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот тисяча
    тисячі тисяч мільйон мільйона мільйони мільйонів мільярд мільярда мільярди мільярдів трильйон
    трильйона трильйони десяток десятки десятків половина половину третина третину чверть удвічі
    вдвічі
    """
)
_SCALES = _words("hundred thousand million billion trillion percent per cent тис млн млрд")
_SCALE_STEMS = ("мільйон", "мільярд", "тисяч", "відсот")
_HEDGES = _words(
    """
    he she his her hers him himself herself він вона його її йому їй alleged allegedly reportedly
    suspected accused claimed apparently former formerly only nearly almost about approximately most
    mostly all some every many few least up over under may might could possibly probably нібито
    ймовірно підозрюваний підозрювана обвинувачений обвинувачена колишній колишня лише тільки майже
    близько приблизно більшість усі всі деякі кожен щонайменше понад менш може можливо
    """
)
_FUNCTION_WORDS = _words(
    """
    a an the this that these those it they we i you its their our your my them us me who which in on
    at by for with from to of into onto about and but or if when while as after before since until
    there here is are was were be been being has have had do does did will would shall should also
    too so then than such воно вони ми ви я ти їх їхній наш ваш це цей ця ці той те та яка яке які
    який що хто у в на за до від з із зі по про при для і й а але або якщо коли як після перед там
    тут є був була було були буде будуть має мають також ж же б би
    """
)
_NEAR_DAYS = _words("today yesterday tomorrow tonight сьогодні вчора учора завтра позавчора післязавтра")
# English months and weekdays count with a capital only: "may" and "march" are verbs too.
_ENGLISH_DATES = _words(
    """
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    """
)
_UKRAINIAN_DATES = re.compile(
    r"(?:січ|берез|квіт|трав|черв|лип|серп|верес|жовт|груд)(?:ень|ня|ню|нем|ні)"
    r"|лют(?:ий|ого|ому|им)|листопад[аіу]?|листопадом"
    r"|понеділ(?:ок|ка|ку|ком)|вівтор(?:ок|ка|ку|ком)|серед[аиуі]|середою|четвер(?:га|гу|гом)?"
    r"|п'ятниц(?:я|і|ю|ею)|субот[аиуі]|суботою|неділ(?:я|і|ю|ею)"
)
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_DAY_IN_FIGURES = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}")
# After these a full stop ends no sentence, so a capital after them is a name's.
ABBREVIATIONS = _words(
    """
    mr mrs ms dr prof gen sen rep lt col capt sgt st jr sr gov rev hon vs no ім м вул р п пп проф
    акад ген обл с гр т див
    """
)


def is_negation(word: str) -> bool:
    """Whether the word turns a statement round."""
    return plain(word) in _NEGATIONS or plain(word).endswith("n't")


def is_number(word: str) -> bool:
    """Whether the word is a figure or a number written out."""
    return any(sign.isdigit() for sign in word) or plain(word) in _NUMBERS


def is_scale(word: str) -> bool:
    """Whether a figure means little without the word that follows it: million, per cent."""
    return plain(word) in _SCALES or plain(word).startswith(_SCALE_STEMS)


def is_hedge(word: str) -> bool:
    """Whether the word says how certain, how much, since when, or he or she: it is never mere grammar."""
    return plain(word) in _HEDGES


def is_function_word(word: str) -> bool:
    """Whether the word carries grammar rather than meaning."""
    return plain(word) in _FUNCTION_WORDS


def is_date_word(word: str) -> bool:
    """Whether the word is a month, a weekday, or a day counted from today."""
    known = plain(word)
    return word in _ENGLISH_DATES or known in _NEAR_DAYS or bool(_UKRAINIAN_DATES.fullmatch(known))


def is_date_figure(word: str) -> bool:
    """Whether the figure is a year or a whole date by itself."""
    return bool(_YEAR.fullmatch(word) or _DAY_IN_FIGURES.fullmatch(word))
