"""Points that prove, and points that each rule refuses: rows of invented news."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.brief import Status

SAID, ALLEGED, WARNED, URGED = Status.SAID, Status.ALLEGED, Status.WARNED, Status.URGED


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
    Row("a whole sentence", "{The council approved the ferry line.} Rain is due."),
    Row("the last sentence of a paragraph without a stop", "{The council approved the ferry line}\n\nRain is due."),
    Row("a dateline goes", "{<dateline:HARROW BAY (NPA) — >The council approved the line.} Rain is due."),
    Row("a dateline with an agency in brackets", "{<dateline:Velm, Osterland (Newswire) - >The dam broke.}"),
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
]

REFUSED = [
    Row("a middle part goes unrecorded", "{The council <:of Velm >approved the line.}", "replay"),
    Row("half a sentence as evidence", "The council of Velm {approved the ferry line.}", "evidence"),
    Row("a sentence that goes on", "{The council approved the} line on Monday.", "evidence"),
    Row("a reason that is none", "{The council<style:, of course,> approved it.}", "cut"),
    Row("not is cut as an aside", "{The council did<aside: not> approve the line.}", "cut"),
    Row("not is cut as a connective", "{<connective:Not >all towns were flooded.}", "cut"),
    Row("a contraction is split", "{The council did<aside:n’t> approve the line.}", "cut"),
    Row("a prefix is cut off", "{The <:un>likely plan was approved.}", "replay"),
    Row("allegedly is cut", "{Brask<aside:, allegedly,> took bribes.}", "cut"),
    Row("may is cut", "{The dam <aside:may >break on Monday.}", "cut"),
    Row("a condition before the sentence is cut", "{<lead-in:If it rains, >the dam will break.}", "cut"),
    Row("an if-clause at the end is cut", "{The dam will break<end: if it rains>.}", "cut"),
    Row("an unless-clause after a comma is cut", "{The dam breaks<end:, unless the rain stops>.}", "cut"),
    Row("about before a number is cut", "{The line cost <aside:about >40 crowns.}", "cut"),
    Row("at least in a bracket is cut", "{The fire hurt<parenthesis: (at least)> 12 people.}", "cut"),
    Row("a unit is cut", "{The line cost 40<aside: million> crowns.}", "cut"),
    Row("the attribution at the end is cut", "{The dam is safe<end:, Ada Quill said>.}", "cut"),
    Row("the attribution at the end goes unrecorded", "{The dam is safe<:, according to Ada Quill.>}", "cut"),
    Row("the attribution at the start is cut", "{<lead-in:Ada Quill said >the dam was safe.}", "cut"),
    Row("an attribution between commas is cut", "{The dam<aside:, the mayor insists,> is safe.}", "cut"),
    Row("an attribution in an aside is cut", "{The dam<aside:, which experts say is old,> broke.}", "cut"),
    Row("an attributed sentence passes as the outlet's own", "{The dam is safe, Ada Quill said.}", "claim"),
    Row("according to passes as the outlet's own", "{The dam is safe, according to Ada Quill.}", "claim"),
    Row("a quoted statement is nobody's", "{“The dam is safe and sound.”}", "claim"),
    Row(
        "the claimant is not in the sentence",
        "Bo Lund left. {Ada Quill said it was safe.}",
        "claim",
        "Bo Lund",
        "said",
        SAID,
    ),
    Row("the claimant is who is spoken about", "{Ada Quill said Bo Lund lied.}", "claim", "Bo Lund", "said", SAID),
    Row("the claimant is who is spoken to", "{Ada Quill told Bo Lund to wait.}", "claim", "Bo Lund", "told", SAID),
    Row(
        "the principal is credited for the spokesman",
        "{A spokesman for Ada Quill said no.}",
        "claim",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row("the owner is credited for the aide", "{Ada Quill’s lawyer said no.}", "claim", "Ada Quill", "said", SAID),
    Row(
        "the employer is credited for the analyst",
        "{An analyst at Velm Bank said no.}",
        "claim",
        "Velm Bank",
        "said",
        SAID,
    ),
    Row(
        "a quoted man is credited with the quote",
        "{“Bo Lund is wrong,” Ada Quill said.}",
        "claim",
        "Bo Lund",
        "said",
        SAID,
    ),
    Row("the cue is another", "{Ada Quill said it was safe.}", "claim", "Ada Quill", "confirmed", Status.CONFIRMED),
    Row("alleged becomes said", "{Ada Quill alleged that Lund lied.}", "claim", "Ada Quill", "alleged", SAID),
    Row("denied becomes confirmed", "{Ada Quill denied the report.}", "claim", "Ada Quill", "denied", Status.CONFIRMED),
    Row("the role is printed nowhere", "{Ada Quill said it was safe.}", "claim", "Ada Quill", "said", SAID, "Governor"),
    Row(
        "who was asked is credited with asking",
        "{Ada Quill was asked about the dam.}",
        "claim",
        "Ada Quill",
        "asked",
        Status.ASKED,
    ),
    Row(
        "who has been accused is the accuser",
        "{Ada Quill has been accused of fraud.}",
        "claim",
        "Ada Quill",
        "accused",
        Status.ACCUSED,
    ),
    Row("a clause without that passes as the outlet's own", "{Ada Quill confirmed the dam will close.}", "claim"),
    Row("a date before that does not hide the cue", "{Quill confirmed on Monday that it will close.}", "claim"),
    Row(
        "the person named after the quote's cue is not the listener",
        "{“It is safe,” Ada Quill told Bo Lund.}",
        "claim",
        "Bo Lund",
        "told",
        SAID,
    ),
    Row("a namesake is credited", "Bo Quill left. {Ada Quill said it was safe.}", "claim", "Bo Quill", "said", SAID),
    Row(
        "a pronoun with two people before it", "Ada Quill met Bo Lund. {<name:She=Ada Quill> left Velm.}", "antecedent"
    ),
    Row(
        "a pronoun before the name means somebody earlier",
        "She wants to beat Ada Quill. {<name:She=Ada Quill> left.}",
        "antecedent",
    ),
    Row("of sorts is a hedge", "{Quill apologised<parenthesis: (of sorts)> on Monday.}", "cut"),
    Row(
        "a pronoun with nobody before it",
        "{<name:She=Ada Quill> left Velm.} It rained.\n\nAda Quill is mayor.",
        "antecedent",
    ),
    Row(
        "a pronoun after somebody without a name", "Ada Quill met a senator. {<name:She=Ada Quill> left.}", "antecedent"
    ),
    Row(
        "a pronoun against the honorific",
        "Mr. Ada Quill came. Ada Quill sat. {<name:She=Ada Quill> left.}",
        "antecedent",
    ),
    Row("another name in place of a name", "Ada Quill met Bo Lund. {<name:Quill=Bo Lund> left Velm.}", "put"),
    Row("two people share the last name", "Ada Quill met Bo Quill. {<name:Quill=Ada Quill> left Velm.}", "antecedent"),
    Row("words that are no name are put in", "He fled to Velm. {<name:Quill=fled to Velm> left.}", "put"),
    Row(
        "a description with two organisations",
        "The Velm Bank sued the Oster Bank. {<name:The bank=The Velm Bank> lost.}",
        "antecedent",
    ),
    Row("a possessive becomes a plain name", "Ada Quill left. {<name:Her=Ada Quill> plan failed.}", "put"),
    Row(
        "a name changes inside a quotation",
        "Ada Quill left. {“<name:Quill=Ada Quill> is done,” said Bo Lund.}",
        "marks",
        "Bo Lund",
        "said",
        SAID,
    ),
    Row(
        "a cut inside a quotation",
        "{“The dam<aside:, which I built,> is safe,” Ada Quill said.}",
        "marks",
        "Ada Quill",
        "said",
        SAID,
    ),
    Row("a quotation that is not closed", "{“The dam is safe. }It will hold,” Ada Quill said.", "marks"),
    Row("a pronoun at the start", "Ada Quill came. {She left on Monday.}", "start"),
    Row("a connective at the start", "It rained. {But the dam held.}", "start"),
    Row("a line break inside", "{The dam broke.\nVelm was flooded.}", "form"),
    Row("too long", "{The council " + "and the board " * 25 + "met.}", "length"),
]
