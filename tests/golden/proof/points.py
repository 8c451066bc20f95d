"""Points that prove: rows of invented news."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.brief import Status

SAID, ALLEGED, WARNED, URGED = Status.SAID, Status.ALLEGED, Status.WARNED, Status.URGED
ARGUED, EXPECTED, PROMISED = Status.ARGUED, Status.EXPECTED, Status.PROMISED


@dataclass(frozen=True)
class Row:
    """`marked` as in markup.py; `refused` is the rule's name, or "" for a point that proves."""

    case: str
    marked: str
    refused: str = ""
    claimant: str | None = None
    cue: str | None = None
    status: Status = Status.REPORTED
    role: str | None = None


VALID = [
    Row(
        "who says it stands behind a list",
        "{Bo Lund and three men were hurt, said Ada Quill, a nurse.}",
        "",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row(
        "the leader of an opposition",
        "{On Monday, Leader of the Opposition Ada Quill said it was rotten.}",
        "",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row(
        "a minister for something",
        "{The pier will close, Minister for Urban Transport Ada Quill said on Monday.}",
        "",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row(
        "a lawsuit filed on a day",
        "{A lawsuit filed Monday accuses the yard of theft.}",
        "",
        "lawsuit",
        "accuses",
        Status.ACCUSED,
    ),
    Row("a city in capitals before a colon", "{<dateline:VELM: >The pier will close.} The harbour of Velm is old."),
    Row(
        "the couple's other half, in full",
        "Bo and Ada Quill sold the yard. {Ada Quill said it was safe.}",
        "",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row("the title of a work is nobody's statement", "{The yard built a boat for “The Keeper of the Old Quay.”}"),
    Row(
        "a participle at the end is the subject's",
        "{Ada Quill closed the pier on Monday, saying it was rotten.}",
        "",
        "Ada Quill",
        "saying",
        SAID,
    ),
    Row(
        "who issues a statement says what it says",
        "{Ada Quill issued a statement saying that it was safe.}",
        "",
        "Ada Quill",
        "saying",
        SAID,
    ),
    Row(
        "an opening participle is the subject's",
        "{Ada Quill, saying the pier was rotten, closed it.}",
        "",
        "Ada Quill",
        "saying",
        SAID,
    ),
    Row(
        "two subjects of one participle",
        "{Ada Quill and Bo Lund closed the pier, saying it was rotten.}",
        "",
        "Ada Quill and Bo Lund",
        "saying",
        SAID,
    ),
    Row(
        "whom a with-phrase lets speak",
        "{The pier will close, with Mayor Ada Quill promising a new one.}",
        "",
        "Ada Quill",
        "promising",
        PROMISED,
    ),
    Row(
        "an adjective says what somebody thinks",
        "{Ada Quill is quietly confident that it will hold.}",
        "",
        "Ada Quill",
        "confident",
        EXPECTED,
    ),
    Row("critical of", "{Ada Quill was sternly critical of the plan.}", "", "Ada Quill", "critical", SAID),
    Row("continues to insist", "{Ada Quill continues to insist that it is safe.}", "", "Ada Quill", "insist", ARGUED),
    Row("went on to say", "{Ada Quill went on to say that it was safe.}", "", "Ada Quill", "say", SAID),
    Row(
        "a second verb of the subject",
        "{Ada Quill went on the air and chastised Bo Lund for the delay.}",
        "",
        "Ada Quill",
        "chastised",
        SAID,
    ),
    Row("as reported by", "{As first reported by the Ledger, the dam broke.}", "", "Ledger", "reported by", SAID),
    Row("as stated in", "{As stated in the report, the dam was old.}", "", "the report", "stated in", SAID),
    Row("fired back", "{Ada Quill fired back that it was safe.}", "", "Ada Quill", "fired", SAID),
    Row("a court holds that", "{The court held that it was safe.}", "", "The court", "held", ARGUED),
    Row("committed to", "{Ada Quill committed to a new dam.}", "", "Ada Quill", "committed", PROMISED),
    Row("an it that points at nothing", "{It is expected that the river will rise by Monday.}"),
    Row(
        "people who have seen it are no clause",
        "{People who have seen the plan said it was safe.}",
        "",
        "people who have seen the plan",
        "said",
        SAID,
    ),
    Row("people whose name is a title", "Cora Bishop came. {<name:She=Cora Bishop> left.}"),
    Row(
        "a role from an earlier mention",
        "Governor Ada Quill left. {Quill said it was safe.}",
        "",
        "Ada Quill",
        "said",
        SAID,
        "Governor",
    ),
    Row("still with a comma is a connective", "{<connective:Still, >the dam held.}"),
    Row(
        "who says in a relative clause after the name",
        "{The dam is the work of Bo Lund and Ada Quill, who said it was safe.}",
        "",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row("was saying is a cue", "{Ada Quill was saying that it was safe.}", "", "Ada Quill", "saying", SAID),
    Row("a number goes with its qualifier", "{Velm<aside:, which has about 900 people,> lost power.}"),
    Row("a proposed thing is no proposal", "{The proposed dam will be built in Velm.}"),
    Row("a family name that comes first", "Wen Lotte came. {Wen said it was safe.}", "", "Wen Lotte", "said", SAID),
    Row("a name with Jr.", "Bo Lund Jr. came. {Lund said it was safe.}", "", "Bo Lund Jr.", "said", SAID),
    Row("a whole sentence", "{The council approved the ferry line.} Rain is due."),
    Row("the last sentence of a paragraph without a stop", "{The council approved the ferry line}\n\nRain is due."),
    Row("a dateline goes", "{<dateline:HARROW BAY (NPA) — >The council approved the line.} Rain is due."),
    Row("a dateline with an agency in brackets", "{<dateline:Velm, Osterland (Newswire) - >The dam broke.}"),
    Row("a dateline with a wire between strokes goes", "{<dateline:VELM, Oct. 3, 2026 /NewsTide/ -- >The dam broke.}"),
    Row("today stands before a cue", "{Velm Bank today announced a merger.}", "", "Velm Bank", "announced", SAID),
    Row("a dateline goes unrecorded", "{<:HARROW BAY — >The council approved the line.}"),
    Row("a leading connective goes", "The line is old. {<connective:But >the council approved a new one.}"),
    Row("a connective phrase goes", "It rained. {<connective:At the same time, >the river rose.}"),
    Row("a parenthesis goes", "{The Oster Rail Board<parenthesis: (ORB)> closed the line.}"),
    Row(
        "a parenthesis between dashes goes",
        "{The line<parenthesis: — the oldest, which opened in 1902 —> closed.}",
        "cut",
    ),
    Row("an aside with which goes", "{The pier<aside:, which opened in 1902,> burned down.}"),
    Row("an aside with who goes", "{Ada Quill<aside:, who founded the firm,> resigned.}"),
    Row("an age goes", "{Ada Quill<aside:, 54,> was elected mayor of Velm.}"),
    Row("an apposition after a name goes", "{Ada Quill<aside:, the mayor of Velm,> resigned.}"),
    Row("examples go", "{Four towns<aside:, including Velm and Brask,> lost power.}"),
    Row("an aside at the end goes", "{The council named Ada Quill<end:, who founded the firm>.}"),
    Row("an aside at the end goes unrecorded with its stop", "{The council named Ada Quill<:, who founded the firm.>}"),
    Row("a bracket at the end goes", "{The council named Ada Quill<end: (pictured)>.}"),
    Row("a caption before the sentence goes", "{<caption:Photo: Ada Quill. >The mayor of Velm resigned.}"),
    Row(
        "a lead-in goes",
        "{<lead-in:Speaking at a rally in Velm, >Ada Quill said taxes would fall.}",
        "",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row("a claim keeps who says it", "{Ada Quill said the dam was safe.}", "", "Ada Quill", "said", SAID),
    Row(
        "a last name may stand for the claimant",
        "Ada Quill spoke. {Quill said the dam was safe.}",
        "",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row("a title before the name", "{Mayor Ada Quill said the dam was safe.}", "", "Ada Quill", "said", SAID, "Mayor"),
    Row(
        "an apposition between name and cue",
        "{Ada Quill, the mayor, said it was safe.}",
        "",
        "Ada Quill",
        "said",
        SAID,
        "mayor",
    ),
    Row("a date between name and cue", "{Quill on Dec. 3 urged Velm to wait.}", "", "Quill", "urged", URGED),
    Row(
        "according to, at the end", "{The dam is safe, according to Ada Quill.}", "", "Ada Quill", "according to", SAID
    ),
    Row("according to, at the start", "{According to police, the driver fled.}", "", "police", "According to", SAID),
    Row("a direct quote with its attribution", "{“The dam is safe,” Ada Quill said.}", "", "Ada Quill", "said", SAID),
    Row("an inverted attribution", "{“The dam is safe,” said Ada Quill, the mayor.}", "", "Ada Quill", "said", SAID),
    Row(
        "a spokesperson is the claimant",
        "{A spokesman for Ada Quill said she was ill.}",
        "",
        "spokesman for Ada Quill",
        "said",
        SAID,
    ),
    Row("a quoted fragment", "{Quill called the plan “a costly joke” on Monday.}", "", "Quill", "called", SAID),
    Row("a slogan is reported", "{Marchers held signs that read “No dam” in Velm.}"),
    Row("single marks", "{‘The dam is safe,’ Ada Quill said.}", "", "Ada Quill", "said", SAID),
    Row(
        "a whole quotation of two sentences",
        "{“It is safe. It will hold,” Ada Quill said.}",
        "",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row(
        "a pronoun becomes the only person named", "Ada Quill opened the dam. {<name:She=Ada Quill> thanked the crew.}"
    ),
    Row("a last name becomes the full name", "Ada Quill opened the dam. {<name:Quill=Ada Quill> thanked the crew.}"),
    Row("a possessive becomes the full name's", "Ada Quill’s dam opened. {<name:Her=Ada Quill’s> plan worked.}"),
    Row(
        "an acronym becomes the full name",
        "The Oster Rail Board (ORB) met. {<name:ORB=Oster Rail Board> closed a line.}",
    ),
    Row(
        "a description becomes the only organisation",
        "The Oster Rail Board met. {<name:The board=The Oster Rail Board> closed a line.}",
    ),
    Row("two sentences that follow each other", "{The dam broke. Velm was flooded.} Rain is due."),
    Row("a passive cue attributes nothing", "{Residents were told to leave Velm.}"),
    Row("a cue in a relative clause attributes no main clause", "{Quill, who said she was innocent, was jailed.}"),
    Row("this with a word of time is no pronoun", "{This week the council approved the line.}"),
    Row(
        "an allegation keeps its cue",
        "{Prosecutors allege that Brask took bribes.}",
        "",
        "Prosecutors",
        "allege",
        ALLEGED,
    ),
    Row(
        "a second cue of one subject",
        "{Quill said the dam was safe and added that it would hold.}",
        "",
        "Quill",
        "added",
        SAID,
    ),
    Row("a participle says what somebody is accused of", "{A man accused of theft was jailed.}"),
    Row("an estimate before its noun is nobody's", "{The estimated cost rose to 40 crowns.}"),
    Row("instead goes like other connectives", "It rained. {<connective:Instead, >the council closed the dam.}"),
    Row("a dateline in capitals", "It rained.\n\n{<dateline:VELM — >The council met.}"),
    Row(
        "a question credited before its asker",
        "{“Is it safe?” asked Ada Quill.}",
        "",
        "Ada Quill",
        "asked",
        Status.ASKED,
    ),
    Row(
        "a name that opens a sentence and is followed by its verb",
        "Ada Quill rose early. {<name:Quill=Ada Quill> thanked the crew.}",
    ),
]
