"""Dates as feeds and pages write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from dateutil import parser

from bot.articles.words import words

HOURS: Final[dict[str, float]] = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3, "SAST": 2, "EAT": 3, "IST": 5.5, "PKT": 5, "WIB": 7, "ICT": 7,
    "HKT": 8, "SGT": 8, "AWST": 8, "PHT": 8, "JST": 9, "KST": 9, "ACST": 9.5, "AEST": 10, "AEDT": 11, "ACDT": 10.5,
    "NZST": 12, "NZDT": 13, "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "NST": -3.5, "NDT": -2.5, "BRT": -3, "ART": -3,
    "ET": -5, "CT": -6, "MT": -7, "PT": -8,
}  # fmt: skip
"""Hours from UTC of the zone names that news outlets print. Ambiguous names (IST, CST, AST, BST) mean what the
most outlets that print them mean. RFC 822 knows only the North American ones and feedparser reads the others as UTC."""

MONTHS: Final[dict[str, str]] = {
    name: english
    for english, names in {
        "jan": "januar jänner janvier janv enero ene gennaio gen janeiro januari ocak stycznia leden ledna "
        "января январь янв січня ιανουαρίου tammikuuta január ianuarie يناير ינואר בינואר",
        "feb": "februar feber février févr fevrier febrero febbraio fevereiro fev februari şubat lutego února "
        "февраля февраль фев лютого φεβρουαρίου helmikuuta február februarie فبراير פברואר בפברואר",
        "mar": "märz mär mrz mars marzo março maart mart marca března "
        "марта март мар березня μαρτίου maaliskuuta március martie maret marts مارس מרץ במרץ",
        "apr": "avril avr abril abr aprile april nisan kwietnia dubna "
        "апреля апрель апр квітня απριλίου huhtikuuta április aprilie أبريل إبريل אפריל באפריל",
        "may": "mai mayo maggio mag maio mei maj mayıs maja května мая май травня μαΐου toukokuuta május مايو מאי במאי",
        "jun": "juni juin junio giugno giu junho haziran czerwca června "
        "июня июнь июн червня ιουνίου kesäkuuta június iunie يونيو יוני ביוני",
        "jul": "juli juillet juil julio luglio lug julho temmuz lipca července "
        "июля июль июл липня ιουλίου heinäkuuta július iulie يوليو יולי ביולי",
        "aug": "august août aout agosto ago augustus augusti ağustos sierpnia srpna "
        "августа август авг серпня αυγούστου elokuuta augusztus agustus أغسطس אוגוסט באוגוסט",
        "sep": "september sept septembre septiembre settembre set setembro eylül września září "
        "сентября сентябрь сен сент вересня σεπτεμβρίου syyskuuta szeptember septembrie سبتمبر ספטמבר בספטמבר",
        "oct": "oktober okt octobre octubre ottobre ott outubro out ekim października října "
        "октября октябрь окт жовтня οκτωβρίου lokakuuta október octombrie أكتوبر אוקטובר באוקטובר",
        "nov": "november novembre noviembre novembro kasım listopada "
        "ноября ноябрь ноя νοεμβρίου marraskuuta noiembrie نوفمبر נובמבר בנובמבר",
        "dec": "dezember dez décembre déc decembre diciembre dic dicembre dezembro december aralık grudnia prosince "
        "декабря декабрь дек грудня δεκεμβρίου joulukuuta decembrie desember ديسمبر דצמבר בדצמבר",
    }.items()
    for name in words(names)
}
"""Months as news sites of other languages print them; dateutil knows English alone."""

_WORDS: Final = re.compile(r"[^\W\d_]+\.?")
_FILLERS: Final = words(
    "de del den der the um às à le il kl uhr h at o godz klo kello г года в о р року "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "segunda terça quarta quinta sexta feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela "
    "понедельник вторник среда четверг пятница суббота воскресенье"
)
_SHORT_YEAR: Final = re.compile(r"^((?:[A-Za-z]{3,9}, )?\d{1,2} [A-Za-z]{3}) (\d\d)(?= \d\d?:\d\d)")
"""The year as RFC 822 had it before RFC 1123."""

_SIGNS: Final = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_ORDINAL: Final = re.compile(r"\b(\d{1,2})(?:er|re|º|ª|°)(?=\s)")
_TWO_ZONES: Final = re.compile(r"([+-]\d\d:?\d\d)Z$")
_LEAP: Final = re.compile(r"(?<=:\d\d):60\b")
_EPOCH: Final = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")
_HAS_DAY: Final = re.compile(
    r"\d{4}[-/.]?\d{1,2}[-/.]?\d{1,2}|\b\d{1,2}\b.*\b\d{4}\b|\b\d{4}\b.*\b\d{1,2}\b|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}\b"
)
_WEEKDAY: Final = re.compile(r"^\s*[^\W\d_]+\.?,\s*")
_GMT_OFFSET: Final = re.compile(r"\b(?:GMT|UTC)(?=[+-]\d)")
"""dateutil follows POSIX, where GMT-5 lies east; everybody who writes a date means west."""
_DOTTED: Final = re.compile(r"^\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}")
_LONGEST: Final = 80
_MAIL: Final = re.compile(
    r"(?:[A-Za-z]{3}, )?(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3}) (?P<year>\d{4}) (?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d))? (?:GMT|UTC|(?P<sign>[+-])(?P<east>\d\d)(?P<more>\d\d))",
    re.ASCII,
)
_MAIL_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EARLIEST: Final = datetime(1971, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(2200, 1, 1, tzinfo=UTC)
_EMPTY: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - dateutil fills missing parts from it; the zone is set after


def parse_date(text: str | None) -> datetime | None:
    """The instant that a feed or page prints, aware and in the printed offset; None where it prints none.

    Reads ISO 8601, RFC 822 with zone names of the whole world, epoch seconds and milliseconds, American
    month-first and dotted day-first dates. No zone means UTC. Years before 1971 or after 2200 are no news.
    """
    value = " ".join((text or "").replace("|", " ").split())
    if not value or len(value) > _LONGEST:
        return None
    found = _iso(value) or _mail(value) or _read(_usual(value))
    if found is None:
        return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found if _plausible(found) else None


def _read(value: str) -> datetime | None:
    return _iso(value) or _mail(value) or _epoch(value) or _prose(value)


def _usual(value: str) -> str:
    """The same date in digits and forms that the readers below know; a leap second is the one before it."""
    if not value.isascii():
        value = _ORDINAL.sub(r"\1", _SIGNS.sub(r"\1-\2-\3 ", "".join(map(_digit, value)))).strip()
    value = _SHORT_YEAR.sub(r"\1 20\2", _ORDINAL.sub(r"\1", value))
    return _LEAP.sub(":59", _TWO_ZONES.sub(r"\1", value))


def _digit(sign: str) -> str:
    return str(int(sign)) if sign.isdecimal() else sign


def _plausible(found: datetime) -> bool:
    try:
        return _EARLIEST <= found.astimezone(UTC) < _LATEST
    except OverflowError:
        return False


def _iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if not value.isdigit() or len(value) == 8 else None
    except ValueError:
        return None


def _epoch(value: str) -> datetime | None:
    if not _EPOCH.fullmatch(value):
        return None
    seconds = float(value)
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)


def _mail(value: str) -> datetime | None:
    """The usual form of RFC 822, which `_prose` reads as well, at twenty times the price."""
    found = _MAIL.fullmatch(value)
    if found is None or found["month"].lower() not in _MAIL_MONTHS:
        return None
    month = _MAIL_MONTHS.index(found["month"].lower()) + 1
    minutes = int(f"{found['sign']}1") * (60 * int(found["east"]) + int(found["more"])) if found["sign"] else 0
    try:
        return datetime(
            int(found["year"]),
            month,
            int(found["day"]),
            int(found["hour"]),
            int(found["minute"]),
            int(found["second"] or 0),
            tzinfo=timezone(timedelta(minutes=minutes)),
        )
    except ValueError:
        return None


def _prose(value: str) -> datetime | None:
    if not _HAS_DAY.search(value):
        return None
    try:
        return parser.parse(
            _GMT_OFFSET.sub("", _WORDS.sub(_english, _WEEKDAY.sub("", value))),
            default=_EMPTY,
            tzinfos=_zone,
            dayfirst=bool(_DOTTED.match(value)),
        )
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None  # dateutil raises all four on nonsense


def _english(word: re.Match[str]) -> str:
    """A month in English, nothing for the small words around it, anything else as it stands."""
    name = word[0].rstrip(".").lower()
    return f" {MONTHS[name]} " if name in MONTHS else "" if name in _FILLERS else word[0]


def _zone(name: str | None, offset: int | None) -> timezone | None:
    if offset is not None:
        return timezone(timedelta(seconds=offset)) if abs(offset) < 86400 else None
    hours = HOURS.get((name or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
