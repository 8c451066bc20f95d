"""What Byline makes of an article: key points, quotes and non-responses, each with its spans.

Values here are claims. Only `bot.proof` turns them into `Proven` ones, and only those are stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.check import aware
from bot.model.span import Span


class Status(StrEnum):
    """How a point stands to the facts. `reported` is the outlet's own assertion and has no claimant."""

    REPORTED = "reported"
    SAID = "said"
    ALLEGED = "alleged"
    ACCUSED = "accused"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    ACKNOWLEDGED = "acknowledged"
    ESTIMATED = "estimated"
    EXPECTED = "expected"
    PROMISED = "promised"
    WARNED = "warned"
    URGED = "urged"
    ARGUED = "argued"
    ASKED = "asked"


class QuoteKind(StrEnum):
    """`direct`: all of it in quotation marks. `mixed`: a clause that holds quoted fragments.
    `indirect`: reported speech, never shown in quotation marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerKind(StrEnum):
    """What a speaker is. A spokesperson is never the principal spoken for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    SPOKESPERSON = "spokesperson"
    GROUP = "group"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """How the cue stands to the words: said, or told to be untrue ("denied that ...", "disputed that ...")."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class ArticleKind(StrEnum):
    """What sort of article this is, as far as text and title tell."""

    NEWS = "news"
    LIVE = "live"
    OPINION = "opinion"
    FEATURE = "feature"
    RELEASE = "press release"
    INTERVIEW = "interview"
    OBITUARY = "obituary"
    LISTICLE = "listicle"
    CORRECTION = "correction"
    ROUNDUP = "roundup"
    STUB = "stub"
    FOREIGN = "other language"


@dataclass(frozen=True, slots=True)
class Keep:
    """These characters of the article, exactly as they stand (blanks included)."""

    span: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """These characters were left out between two kept pieces; `why` is one of the verifier's reasons."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Put:
    """A fuller name in place of a pronoun or short name, printed in the article at `span`.

    `text` is exactly what stands at `span`. A Cut with why "name" beside it records the words replaced.
    """

    text: str
    span: Span


Edit = Keep | Cut | Put


UNNAMED_AUTHOR = "the author"
"""The claimant of an opinion's points where no byline says whose it is."""


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A short sentence of the article's substance.

    `text` is the replay of `edits`: the pieces of Keep and Put joined as they stand, the first letter
    possibly raised and a final full stop possibly added. `evidence` are the sentences it rests on.
    """

    text: str
    evidence: tuple[Span, ...]
    edits: tuple[Edit, ...]
    claimant: str | None = None
    role: str | None = None
    cue: str | None = None
    status: Status = Status.REPORTED

    def __post_init__(self) -> None:
        if not self.evidence or not self.edits:
            raise ValueError("a key point needs evidence and edits")
        if (self.status is Status.REPORTED) != (self.claimant is None):
            raise ValueError("`reported` has no claimant, every other status has one")


@dataclass(frozen=True, slots=True)
class Quote:
    """A reported statement. `segments` are its parts; in a mixed quote they cover the clause and `fragments`
    are the words in marks. `speaker` is the fullest name printed in the article (or None), `mention` where
    the speaker is named beside the quote. `role`, `cue` and `setting` are as printed, `confidence` is the
    probability (0 to 1) that speaker and span are right, and `shown` whether that passes the threshold.
    `polarity` is the cue's, None where there is no cue or it was not recorded.
    """

    segments: tuple[Span, ...]
    text: str
    kind: QuoteKind
    fragments: tuple[Span, ...] = ()
    speaker: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.UNKNOWN
    principal: str | None = None
    mention: Span | None = None
    name_span: Span | None = None
    role: str | None = None
    role_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    setting: str | None = None
    setting_span: Span | None = None
    confidence: float = 0.0
    shown: bool = False
    polarity: Polarity | None = None

    def __post_init__(self) -> None:
        if not self.segments:
            raise ValueError("a quote needs at least one segment")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is a probability, got {self.confidence}")
        if self.shown and not self.speaker:
            raise ValueError("a quote without a speaker is not shown")
        if (self.kind is QuoteKind.MIXED) != bool(self.fragments):
            raise ValueError("a mixed quote, and no other, has fragments")


class NonResponseKind(StrEnum):
    """How somebody did not answer."""

    DECLINED = "declined to comment"
    NO_REPLY = "did not respond"
    UNREACHED = "could not be reached"
    NOT_RETURNED = "not immediately returned"


@dataclass(frozen=True, slots=True)
class NonResponse:
    """Who did not answer, how, and where the article says so. `who` is as printed, without its article;
    `who_span` is where that stands."""

    who: str
    kind: NonResponseKind
    span: Span
    who_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """What an article comes to. `headline` is its own title, cleaned, or None. `note` says why there are no
    points, where there are none. `truncated` is true when only the first part of a very long text was read.
    `published` is the article's date, from which the relative dates of its points count; None where it is unknown."""

    language: str
    kind: ArticleKind
    headline: str | None
    byline: tuple[str, ...]
    contributors: tuple[str, ...]
    points: tuple[KeyPoint, ...]
    quotes: tuple[Quote, ...]
    non_responses: tuple[NonResponse, ...]
    note: str = ""
    truncated: bool = False
    published: datetime | None = None

    def __post_init__(self) -> None:
        aware(self.published, "published")
