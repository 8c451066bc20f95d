"""Quotes that prove, and quotes that are refused: rows of invented news."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.brief import Quote, QuoteKind, SpeakerKind
from bot.model.span import Span

DIRECT, MIXED, INDIRECT = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT


@dataclass(frozen=True)
class Row:
    """`segments` and the rest are words of `text`; `refused` is the rule's name, or "" for a quote that proves."""

    case: str
    text: str
    segments: tuple[str, ...]
    refused: str = ""
    kind: QuoteKind = DIRECT
    fragments: tuple[str, ...] = ()
    speaker: str | None = None
    mention: str | None = None
    name: str | None = None
    speaker_kind: SpeakerKind = SpeakerKind.PERSON
    principal: str | None = None
    role: str | None = None
    role_at: str | None = None
    cue: str | None = None
    cue_at: str | None = None
    words: str | None = None

    def quote(self) -> Quote:
        """The row's quote; its text is what stands at its segments unless `words` says otherwise."""
        segments = tuple(self._span(words) for words in self.segments)
        return Quote(
            segments=segments,
            text=self.words if self.words is not None else " … ".join(self.segments),
            kind=self.kind,
            fragments=tuple(self._span(words) for words in self.fragments),
            speaker=self.speaker,
            speaker_kind=self.speaker_kind,
            principal=self.principal,
            mention=self._span(self.mention) if self.mention else None,
            name_span=self._span(self.name) if self.name else None,
            role=self.role,
            role_span=self._span(self.role_at) if self.role_at else None,
            cue=self.cue,
            cue_span=self._span(self.cue_at) if self.cue_at else None,
            confidence=0.9,
            shown=self.speaker is not None,
        )

    def _span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))


INITIALS = "Theo Lambrick: Was it cold?\n\nNadia Rusk: It was cold.\n\nTL: And then?\n\nNR: It got better.\n\nTL: Why?\n\nNR: It was May."
SAFE = "“The dam is safe,” Mayor Ada Quill said. “It will hold.” Bo Lund left."
TALK = """Ada Quill, the mayor of Velm, spoke about the pier.

Velm Post: When does it open?

Ada Quill: It opens in May.

We have checked it.

Velm Post: Who pays?

Ada Quill: The town does.

The council meets on Monday."""
ASKED = """Ada Quill spoke.

Q: Is it safe?

A: It is safe.

Q: Who pays?

A: The town pays."""
BOX = """Where: The old pier

When: Monday at noon

Where: The new pier

When: Friday at noon"""
ROWS = [
    Row("a label by initials", INITIALS, ("It got better.",), speaker="Nadia Rusk", mention="NR"),
    Row("the initials of somebody else", INITIALS, ("It got better.",), "marks", speaker="Theo Lambrick", mention="NR"),
    Row(
        "double marks inside single ones",
        "‘He said “go” and I went home,’ Ada Quill said.",
        ("‘He said “go” and I went home,’",),
        speaker="Ada Quill",
        mention="Ada Quill",
    ),
    Row(
        "double marks at the end of single ones",
        "‘She told me “no, I am off.”’ That was what Ada Quill said.",
        ("‘She told me “no, I am off.”’",),
    ),
    Row(
        "the outlet's own words between two quotations",
        "‘I went,’ she said, and the “old” yard, ‘I came back,’ was shut.",
        ("I went,’ she said, and the “old” yard, ‘I came back",),
        "marks",
    ),
    Row(
        "words in front of the single marks",
        "He said ‘the “old” yard is shut,’ and left.",
        ("He said ‘the “old” yard is shut,’",),
        "marks",
    ),
    Row("a turn of a transcript needs no marks", TALK, ("The town does.",), speaker="Ada Quill", mention="Ada Quill"),
    Row("a turn of two paragraphs", TALK, ("It opens in May.", "We have checked it."), speaker="Ada Quill"),
    Row("an answer whose speaker nobody is sure of", ASKED, ("It is safe.",)),
    Row("an answer names nobody to be shown", ASKED, ("It is safe.",), "marks", speaker="Ada Quill"),
    Row("a turn of somebody else", TALK, ("The town does.",), "marks", speaker="Velm Post"),
    Row("a part of a turn", TALK, ("The town",), "marks", speaker="Ada Quill"),
    Row("a turn with its label", TALK, ("Ada Quill: The town does.",), "marks", speaker="Ada Quill"),
    Row(
        "the article's own words behind the last turn",
        TALK,
        ("The town does.", "The council meets on Monday."),
        "marks",
        speaker="Ada Quill",
    ),
    Row("a paragraph of a turn without its first", TALK, ("We have checked it.",), "marks", speaker="Ada Quill"),
    Row("two turns as one", TALK, ("It opens in May.", "Who pays?"), "marks", speaker="Ada Quill"),
    Row("a box of facts is no transcript", BOX, ("Monday at noon",), "marks"),
    Row(
        "one label alone is no transcript",
        "Ada Quill: It opens in May.",
        ("It opens in May.",),
        "marks",
        speaker="Ada Quill",
    ),
    Row(
        "a direct quote of two segments",
        SAFE,
        ("“The dam is safe,”", "“It will hold.”"),
        speaker="Ada Quill",
        mention="Ada Quill",
        name="Ada Quill",
        role="Mayor",
        role_at="Mayor",
        cue="said",
        cue_at="said",
    ),
    Row("a quote with nobody for it", SAFE, ("“It will hold.”",)),
    Row(
        "a mixed quote with its fragment",
        "Quill called it “a joke” on Monday.",
        ("it “a joke”",),
        "",
        MIXED,
        ("“a joke”",),
        "Quill",
    ),
    Row(
        "an indirect quote", "Quill said that the dam was safe.", ("that the dam was safe",), "", INDIRECT, (), "Quill"
    ),
    Row("German marks", "„Der Damm hält“, sagte Quill.", ("„Der Damm hält“",), speaker="Quill"),
    Row("French marks", "« Le barrage tient », a dit Quill.", ("« Le barrage tient »",), speaker="Quill"),
    Row("straight marks", 'Quill said: "The dam is safe."', ('"The dam is safe."',), speaker="Quill"),
    Row(
        "single marks with an apostrophe",
        "‘It’s the workers’ dam,’ said Quill.",
        ("‘It’s the workers’ dam,’",),
        speaker="Quill",
    ),
    Row(
        "a paragraph that opens and does not close",
        "“It is safe.\n\n“It will hold,” Quill said.",
        ("“It is safe.", "“It will hold,”"),
        speaker="Quill",
    ),
    Row(
        "a paragraph that should have opened again",
        '"It is safe.\n\nIt will hold," Quill said.',
        ('"It is safe.', 'It will hold,"'),
        speaker="Quill",
    ),
    Row(
        "a spokesperson put together from two places",
        "A spokesman for Quill said: “No.” Governor Ada Quill left.",
        ("“No.”",),
        speaker="spokesman for Ada Quill",
        mention="A spokesman for Quill",
        speaker_kind=SpeakerKind.SPOKESPERSON,
        principal="Ada Quill",
        role="spokesman for Governor Ada Quill",
    ),
    Row(
        "a spokesman with a name",
        "Bo Lund, a spokesman for Quill, said: “No.”",
        ("“No.”",),
        speaker="Bo Lund",
        mention="Bo Lund, a spokesman for Quill",
    ),
    Row("two speakers together", "“No,” Ada Quill and Bo Lund said.", ("“No,”",), speaker="Ada Quill and Bo Lund"),
    Row(
        "an acronym for a mention",
        "The Oster Rail Board met. “No,” ORB said.",
        ("“No,”",),
        speaker="Oster Rail Board",
        mention="ORB",
        speaker_kind=SpeakerKind.ORGANISATION,
    ),
    Row("a pronoun for a mention", "Ada Quill left. “No,” she said.", ("“No,”",), speaker="Ada Quill", mention="she"),
    Row("words that are not the source's", SAFE, ("“It will hold.”",), "verbatim", words="“It may hold.”"),
    Row(
        "segments joined some other way",
        SAFE,
        ("“The dam is safe,”", "“It will hold.”"),
        "verbatim",
        words="“The dam is safe, It will hold.”",
    ),
    Row(
        "words outside marks shown as direct",
        SAFE,
        ("The dam is safe,” Mayor Ada Quill said",),
        "marks",
        speaker="Ada Quill",
    ),
    Row(
        "two quotations and what is between them as one",
        SAFE,
        ("“The dam is safe,” Mayor Ada Quill said. “It will hold.”",),
        "marks",
        speaker="Ada Quill",
    ),
    Row("a plain sentence as direct", SAFE, ("Bo Lund left.",), "marks", speaker="Bo Lund"),
    Row(
        "a fragment outside marks",
        "Quill called it “a joke” on Monday.",
        ("it “a joke” on Monday",),
        "fragments",
        MIXED,
        ("on Monday",),
        "Quill",
    ),
    Row(
        "a fragment outside its segments",
        "Quill called it “a joke” on Monday.",
        ("on Monday",),
        "fragments",
        MIXED,
        ("“a joke”",),
        "Quill",
    ),
    Row("an indirect quote that brings marks", SAFE, ("“It will hold.”",), "marks", INDIRECT, (), "Ada Quill"),
    Row("a speaker who is not in the article", SAFE, ("“It will hold.”",), "speaker", speaker="Cora Strand"),
    Row("a first name that is not printed", SAFE, ("“It will hold.”",), "speaker", speaker="Tilde Quill"),
    Row("a name that stands elsewhere", SAFE, ("“It will hold.”",), "speaker", speaker="Ada Quill", name="Bo Lund"),
    Row(
        "a mention of somebody else",
        SAFE,
        ("“The dam is safe,”",),
        "speaker",
        speaker="Bo Lund",
        mention="Mayor Ada Quill",
    ),
    Row(
        "the principal for the spokesman",
        "A spokesman for Ada Quill said: “No.”",
        ("“No.”",),
        "speaker",
        speaker="Ada Quill",
        mention="A spokesman for Ada Quill",
    ),
    Row(
        "the principal for the principal's spokeswoman",
        "Ada Quill’s spokeswoman said: “No.”",
        ("“No.”",),
        "speaker",
        speaker="Ada Quill",
        mention="Ada Quill’s spokeswoman",
    ),
    Row(
        "the principal given as speaker",
        "A spokesman for Ada Quill said: “No.”",
        ("“No.”",),
        "speaker",
        speaker="Ada Quill",
        principal="Ada Quill",
        speaker_kind=SpeakerKind.SPOKESPERSON,
    ),
    Row("she for a man", "Mr. Bo Lund left. “No,” she said.", ("“No,”",), "speaker", speaker="Bo Lund", mention="she"),
    Row("a role that is not printed", SAFE, ("“It will hold.”",), "role", speaker="Ada Quill", role="Governor"),
    Row("somebody else's role", SAFE, ("“It will hold.”",), "role", speaker="Bo Lund", role="Mayor"),
    Row(
        "a role that stands elsewhere",
        SAFE,
        ("“It will hold.”",),
        "role",
        speaker="Ada Quill",
        role="Mayor",
        role_at="Bo Lund",
    ),
    Row(
        "a cue that stands elsewhere", SAFE, ("“It will hold.”",), "cue", speaker="Ada Quill", cue="said", cue_at="left"
    ),
    Row("a cue that is not printed", SAFE, ("“It will hold.”",), "cue", speaker="Ada Quill", cue="shouted"),
    Row(
        "a speaker is swapped with another of the article",
        SAFE,
        ("“The dam is safe,”",),
        "speaker",
        speaker="Bo Lund",
        name="Bo Lund",
    ),
    Row(
        "swapped before the verb",
        "“It holds,” said Ada Quill. Bo Lund left.",
        ("“It holds,”",),
        "speaker",
        speaker="Bo Lund",
    ),
    Row(
        "swapped before the quotation",
        "Ada Quill said, “It holds.” Bo Lund left.",
        ("“It holds.”",),
        "speaker",
        speaker="Bo Lund",
    ),
    Row(
        "who is asked did not ask",
        "“Is it safe?” Ada Quill asked Bo Lund.",
        ("“Is it safe?”",),
        "speaker",
        speaker="Bo Lund",
    ),
    Row(
        "an acronym beside it",
        "The Oster Rail Board (ORB) met. “It holds,” ORB said.",
        ("“It holds,”",),
        speaker="Oster Rail Board",
    ),
    Row(
        "a spokesperson with two names",
        "“It holds,” said Quill spokesman Bo Lund.",
        ("“It holds,”",),
        speaker="Bo Lund",
    ),
    Row("a place before a post", "“It holds,” said Velm engineer Bo Lund.", ("“It holds,”",), speaker="Bo Lund"),
    Row("a segment begins inside a word", SAFE, ("dam is saf",), "segments"),
    Row("a segment ends inside a word", SAFE, ("he dam is safe",), "segments"),
    Row(
        "a trade before the name, behind another's name and a comma",
        "Velm may choose Ada Quill. “Or hardly so,” Ida Holm, harbour diver Bo Lund says.",
        ("“Or hardly so,”",),
        speaker="Bo Lund",
        role="harbour diver",
    ),
    Row(
        "the first of two who share a last name",
        "Ada and Bo Lund, a couple from Velm, left. “It holds,” Mrs Lund said.",
        ("“It holds,”",),
        speaker="Ada Lund",
    ),
    Row(
        "two who met are no couple",
        "Madonna and Bo Lund met. “It holds,” Mrs Lund said.",
        ("“It holds,”",),
        "speaker",
        speaker="Madonna Lund",
    ),
    Row(
        "a given name that is joined to another's last name by no and",
        "Ada met Bo Lund. “It holds,” Mrs Lund said.",
        ("“It holds,”",),
        "speaker",
        speaker="Ada Lund",
    ),
    Row(
        "a title of another in one sentence",
        "“It holds,” said Ada Quill, who met Mayor Bo Lund.",
        ("“It holds,”",),
        "role",
        speaker="Ada Quill",
        role="Mayor",
    ),
    Row(
        "a post of another, behind a comma",
        "“It holds,” said Ada Quill, who met Bo Lund, the harbour master.",
        ("“It holds,”",),
        "role",
        speaker="Ada Quill",
        role="harbour master",
    ),
    Row(
        "who works for somebody is not that somebody",
        "“It holds,” Ada Quill said. Bo Lund, a lawyer representing Quill, left.",
        ("“It holds,”",),
        "role",
        speaker="Ada Quill",
        role="lawyer representing",
    ),
]
