"""The verifier's own word lists. None is shared with what writes points: two lists that agree prove more than one.

Each list is a closed class of English or a class of newsroom phrases, written down from grammar; `docs/proof.md`
says which rule reads which list.
"""

from __future__ import annotations

import re


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


APOSTROPHE = re.compile(r"[’ʼ]")

WORD = re.compile(r"[£$€]?\d[\d.,:/-]*(?<=\d)\w*%?|\w+(?:\.\w)+\.?|\w+(?:['’ʼ-]\w+)*", re.UNICODE)
"""One token: a number with its currency, groups and per cent sign; an abbreviation with inner stops; or a word
with its inner hyphens and apostrophes. Cutting inside one changes the word, so no edit may."""

NUMBER_WORDS = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen dozens hundreds thousands millions billions half third quarter double triple twice once"
)

NEGATION = listed(
    "not no never none nor neither without nobody nothing nowhere cannot hardly barely scarcely rarely seldom few "
    "little lack lacks lacked lacking fail fails failed failing refuse refuses refused refusing decline declines "
    "declined declining deny denies denied denying reject rejects rejected rejecting stop stopped prevent prevented "
    "unable unlikely impossible false falsely untrue wrongly absent instead rather hoax disputed unproven unfounded "
    "baseless ain unless"
)

HEDGE = listed(
    "may might could would should must can will shall ought likely possibly perhaps probably maybe reportedly "
    "allegedly alleged apparently apparent appear appears appeared appearing seem seems seemed seemingly suggest "
    "suggests suggested suspected suspect believed believe believes thought think thinks purported purportedly "
    "supposedly supposed ostensibly claimed potential potentially expected expect expects estimated estimate planned "
    "plans plan intends hopes hoped hope due set presumed presumably rumored rumoured unconfirmed preliminary "
    "tentative tentatively proposed proposes attempted attempt attempts trying tried tries accused conditional "
    "provisional provisionally theoretically hypothetically sort sorts kind kinds supposed"
)

QUALIFIER = listed(
    "about around approximately roughly nearly almost some least most more less fewer than up over under only just "
    "exactly mostly partly largely mainly usually often sometimes temporarily mere merely every each all both any "
    "several many much half except excluding average annually monthly weekly daily yearly per total "
    "maximum minimum part partial partially initially briefly so-called self-styled self-described"
)

CONDITION = listed(
    "if unless until till except provided pending whether although though while because since once assuming "
    "depending subject contingent but however despite"
)

SAY = listed(
    "say says said saying tell tells told telling add adds added adding note notes noted noting state states stated "
    "stating explain explains explained explaining insist insists insisted insisting argue argues argued arguing "
    "claim claims claimed claiming allege alleges alleged alleging assert asserts asserted asserting contend contends "
    "contended contending maintain maintains maintained acknowledge acknowledges acknowledged acknowledging admit "
    "admits admitted admitting concede concedes conceded conceding deny denies denied denying warn warns warned "
    "warning urge urges urged urging announce announces announced announcing declare declares declared declaring "
    "confirm confirms confirmed confirming reply replies replied replying respond responds responded recall recalls "
    "recalled recalling write writes wrote written tweet tweets tweeted post posts posted testify testifies "
    "testified testifying quip quipped joke joked remark remarked observe observed comment commented suggest suggests "
    "suggested suggesting believe believes believed think thinks thought predict predicts predicted predicting "
    "estimate estimates estimated estimating expect expects expected promise promises promised promising pledge "
    "pledges pledged pledging vow vows vowed vowing swear swore accuse accuses accused accusing charge charges "
    "criticise criticised criticize criticized blame blames blamed call calls called calling describe describes "
    "described describing dub dubbed label labelled labeled demand demands demanded demanding ask asks asked asking "
    "question questioned wonder wondered report reports reported reporting reveal reveals revealed disclose discloses "
    "disclosed cite cites cited citing quote quoted quoting read reads caution cautions cautioned stress stressed "
    "stresses emphasise emphasised emphasize emphasized reiterate reiterated repeat repeated boast boasted "
    "complain complained lament lamented speculate speculated conclude concludes concluded find finds found show "
    "shows showed shown indicate indicates indicated imply implied hint hinted signal signalled signaled propose "
    "proposed recommend recommended advise advised agree agreed affirm affirmed attest attested reckon reckons "
    "reckoned figure figured feel feels felt fear fears feared hope hopes hoped suspect suspects suspected shout "
    "shouted yell yelled whisper whispered mutter muttered express expressed voice voiced rule ruled according"
)
"""Verbs that say that somebody says. A cut may hold none of them: it would strip an attribution."""

VOUCHERS = listed(
    "spokesman spokeswoman spokesperson spokespeople spokesmen source sources statement testimony account officials "
    "witnesses critics prosecutors per"
)
"""Nouns that say who vouches for something; a cut may not hold them either."""

STATUS: dict[str, frozenset[str]] = {
    "said": listed(
        "say says said saying tell tells told telling add adds added adding note notes noted noting state states "
        "stated stating explain explains explained explaining reply replies replied replying respond responds "
        "responded recall recalls recalled recalling write writes wrote tweet tweets tweeted post posts posted "
        "testify testifies testified testifying announce announces announced announcing declare declares declared "
        "remark remarked observe observed observes comment commented according report reports reported reveal "
        "reveals revealed disclose discloses disclosed describe describes described describing call calls called "
        "stress stresses stressed emphasise emphasised emphasize emphasized emphasizes reiterate reiterated repeat "
        "repeated conclude concludes concluded find finds found show shows showed indicate indicates indicated "
        "agree agrees agreed quip quipped joke joked continue continued recount recounted read reads boast boasted "
        "complain complained lament lamented signal signaled signalled hint hinted praise praised hail hailed "
        "criticise criticised criticize criticized condemn condemned blast blasted blame blames blamed slam slammed "
        "shout shouted think thinks thought believe believes believed feel feels felt express expressed voice voiced "
        "point points pointed tout touted refer referred rule ruled vent quote quoted cite cites cited citing reject "
        "rejected dismiss dismissed reaffirm reaffirms reaffirmed reaffirming discuss discusses discussed discussing "
        "rebuke rebukes rebuked rebuking bash bashes bashed bashing denounce denounces denounced denouncing decry "
        "decries decried mock mocks mocked mocking ridiculed chided scolded berated lambasted grill grills grilled "
        "endorse endorses endorsed endorsing oppose opposes opposed opposing praises praising criticizes criticizing "
        "criticises criticising condemns condemning complimented congratulated thanked apologized apologised likened "
        "compared portrayed labeled labelled branded deem deems deemed view views viewed worry worries worried want "
        "wants noticed fired hit talks talked spoke fear fears feared support "
        "supports supported supporting chastise chastises chastised chide chides chastising commend commended applaud "
        "applauded critical dismissive sceptical skeptical supportive wary upbeat pessimistic doubtful opposed"
    ),
    "alleged": listed("allege alleges alleged alleging allegedly claim claims claimed claiming"),
    "accused": listed("accuse accuses accused accusing charge charges charged charging blame blames blamed"),
    "denied": listed(
        "deny denies denied denying dispute disputes disputed disputing reject rejects rejected rejecting dismiss "
        "dismisses dismissed refute refutes refuted rebut rebutted"
    ),
    "confirmed": listed("confirm confirms confirmed confirming verify verified affirm affirmed attest"),
    "acknowledged": listed(
        "acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting concede concedes conceded "
        "conceding recognise recognised recognize recognized confess confessed"
    ),
    "estimated": listed(
        "estimate estimates estimated estimating calculate calculated reckon reckons reckoned put puts"
    ),
    "expected": listed(
        "expect expects expected expecting predict predicts predicted predicting forecast forecasts forecasted project "
        "projects projected projecting anticipate anticipates anticipated foresee foresees believe believes believed "
        "think thinks thought want wants hope hopes hoped seek seeks seeking sought aim aims aimed plan plans planned planning "
        "intend intends intended confident hopeful optimistic"
    ),
    "promised": listed(
        "promise promises promised promising pledge pledges pledged pledging vow vows vowed vowing swear swore commit "
        "committed commits"
    ),
    "warned": listed(
        "warn warns warned warning caution cautions cautioned cautioning fear fears feared alert alerted threaten "
        "threatens threatened worried concerned afraid fearful"
    ),
    "urged": listed(
        "urge urges urged urging call calls called calling demand demands demanded demanding ask asks asked asking "
        "recommend recommends recommended advise advised encourage encouraged request requested requests tell told "
        "propose proposes proposed appeal appealed implore implored press pressed order ordered"
    ),
    "argued": listed(
        "argue argues argued arguing contend contends contended contending insist insists insisted insisting maintain "
        "maintains maintained maintaining assert asserts asserted asserting suggest suggests suggested suggesting "
        "claim claims claimed claiming believe believes believed think thinks thought say says said saying write "
        "writes wrote reason reasoned hold held counter counters countered defend defends defended defending "
        "speculate speculated reckon imply implied adamant convinced certain insistent"
    ),
    "asked": listed("ask asks asked asking question questions questioned wonder wonders wondered inquire"),
}
"""Which cues may carry which status. A status that its cue does not mean is refused."""

STRONG_CUE = listed(
    "say says said told tells according alleges alleged alleging insists insisted argues argued contends contended "
    "claims claimed asserts asserted acknowledges acknowledged admits admitted concedes conceded denies denied warns "
    "warned predicts predicted estimates estimated accuses accused testified tweeted quipped"
)
"""Cues that always attribute: a sentence that stands under one is never the outlet's own assertion."""

PRONOUNS = listed(
    "he she it they him her them his hers its their theirs himself herself itself themselves this that these those "
    "such here both another"
)

CONNECTIVES = listed(
    "and but or so yet nor then however moreover furthermore meanwhile nevertheless nonetheless instead also "
    "still besides additionally therefore thus hence consequently otherwise likewise similarly accordingly"
)

TITLES = listed(
    "mr mrs ms miss dr sir dame lord lady rev hon prof professor president vice prime minister governor gov senator "
    "sen representative rep congressman congresswoman mayor judge justice chief secretary attorney general gen "
    "lieutenant lt colonel col major maj captain capt sergeant sgt officer director chairman chairwoman chair "
    "commissioner councillor councilman councilwoman sheriff detective inspector ambassador king queen prince "
    "princess pope bishop archbishop cardinal rabbi imam coach former deputy assistant acting interim first lady "
    "speaker leader superintendent premier chancellor treasurer alderman delegate the u.s us state county city"
)

HE = listed("mr sir lord king prince congressman councilman chairman pope bishop archbishop cardinal")
SHE = listed("mrs ms miss dame lady queen princess congresswoman councilwoman chairwoman")

ORG_WORDS = listed(
    "department agency ministry office bureau committee commission council court university college school hospital "
    "institute association society union party company corporation corp inc ltd llc plc group bank fund foundation "
    "trust service services administration authority board police force army navy senate house congress parliament "
    "assembly organization organisation federation league club team network news times post press journal herald "
    "tribune airlines airport museum church center centre laboratory labs enforcement nations guard coalition "
    "alliance campaign government city county state station railway works partnership co museum library"
)

DESCRIPTIONS = listed(
    "agency department company university ministry council commission union bank firm group party hospital airline "
    "school committee board bureau association organisation organization authority institute foundation charity"
)

CALENDAR = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
)

PREPOSITIONS = listed(
    "of for to by with against from about at in on into over under between among toward towards after before "
    "behind beside near through via than like without within upon"
)

IRREGULAR = listed(
    "met saw left took gave hit led fought beat knew found kept held brought bought sold chose drove shot struck hurt let "
    "put set cut sent paid made lost won ran heard caught taught sought went came got became began swept flew threw broke "
    "built dealt fed felt forgave forgot froze hid hung laid lent lit meant rode rang rose sang sank shook sat slept spent "
    "split stole stood swore swung tore understood upset wore"
)
"""Past tenses that end in no -ed."""

PREDICATES = listed(
    "critical dismissive sceptical skeptical supportive wary upbeat pessimistic doubtful opposed confident hopeful "
    "optimistic worried concerned afraid fearful adamant convinced certain insistent"
)
"""Adjectives that say what somebody thinks: "is confident that". They are cues only behind a form of "be"."""

UNITS_AFTER = listed(
    "percent per cent million billion trillion thousand hundred dozen years year months month weeks week days day "
    "hours hour minutes minute seconds miles mile km kilometers kilometres metres meters feet foot inches tons "
    "tonnes pounds kilograms kg degrees dollars euros points votes people times fold percentage acres hectares"
)


def tokens(text: str) -> list[str]:
    """The words of `text` in lower case, with straight apostrophes and without a possessive ending."""
    found = [APOSTROPHE.sub("'", match.group().casefold()) for match in WORD.finditer(text)]
    return [word.removesuffix("'s").rstrip(".") or word for word in found]


def numeric(word: str) -> bool:
    """Whether a token is a number, in digits or in words."""
    return any(character.isdigit() for character in word) or any(
        part in NUMBER_WORDS for part in word.casefold().split("-")
    )


def negative(words: list[str]) -> str | None:
    """The first word that negates, or None."""
    return next((word for word in words if word in NEGATION or word.endswith("n't")), None)
