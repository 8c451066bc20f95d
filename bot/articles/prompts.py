"""What pages print among an article's paragraphs that is no part of the article: a table, a row for each habit."""

from __future__ import annotations

import re
from typing import Final

_SOCIAL: Final = (
    r"(?:facebook|twitter|instagram|x|youtube|tiktok|linkedin|whatsapp|telegram|threads|bluesky|mastodon|social media)"
)

_NAME: Final = r"(?:[A-ZÀ-Þ][\w.’'-]*|and|et|und|y|of|the|in|for|de|dpa|afp|apa|sda|sid|epd|kna)"
_NAMES: Final = rf"(?-i:(?:{_NAME}(?:\s*[,&]\s*|\s))*{_NAME})"
"""Nothing but names and what joins them; each divided from the next, so that there is one way to read them."""

LINES: Final[tuple[tuple[str, str], ...]] = (
    ("no words", r"[\W_]*$"),
    ("read more", r"(?:please )?(?:read|see|learn|find out|discover|watch|listen|more|explore|check out)(?: (?:also|more|next|on|now|here|about this))*\s?:"),
    ("also read", r"(?:also|must|further|recommended|suggested) (?:read|reading|see|watch)\b\s?:?|also (?:on|in|from)\s[^.:]{2,40}:"),
    ("related", r"(?:related|recommended|don[’']t miss|in case you missed it|editor[’']s picks?|more from|more on this)\b(?:[^.]{0,40}:|[^.]{0,30}$)"),
    ("read more, German", r"(?:lesen sie (?:auch|hier|mehr|dazu)|lies auch|mehr (?:dazu|zum thema|lesen)|auch interessant|weiterlesen|passend dazu)\b[^.]{0,20}(?::|$)"),
    ("read more, French", r"(?:à )?(?:lire|voir|écouter) (?:aussi|également|plus)\b"),
    ("read more, Spanish", r"(?:lea|lee|vea|mira|leer) (?:también|además|más)\b|te puede interesar|más información:"),
    ("read more, Italian", r"(?:leggi|guarda) anche\b"),
    ("read more, Portuguese", r"(?:leia|veja|saiba) (?:também|mais)\b"),
    ("read more, Dutch and Nordic", r"(?:lees ook|les også|läs (?:också|mer)|læs også)\b"),
    ("story continues", r"(?:advertisement|advertising|story continues|article continues|continue reading|sponsored|anzeige|werbung|publicité|publicidad)\b[^.]{0,60}$"),
    ("copyright", r"(?:©|\(c\)\s|copyright\b)(?=.*(?:\d{4}|rights? reserved))"),
    ("rights reserved", r"all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"),
    ("personal use", r"this (?:copy|article|material) (?:is for your personal|may not be (?:published|reproduced))"),
    ("reprints", r"(?:order|request|buy) (?:reprints?|licen[cs]es?)|print (?:this )?article|(?:reuse|republish) this"),
    ("follow", rf"(?:you can )?(?:follow|like|join|find|connect with|subscribe to) .{{1,80}} on (?:our )?{_SOCIAL}\b"),
    ("follow, German", rf"(?:folgen sie|folge) .{{1,60}}\b{_SOCIAL}\b"),
    ("newsletter", r"(?:.{0,120}\b)?(?:sign(?:ing)? up|subscrib(?:e|ing)|register) (?:here |now |today )?(?:to|for) [^.]{0,80}\b(?:newsletter|briefing|alerts?|updates|digest|podcast|channel)\b"),
    ("newsletter, in your inbox", r"(?:.{0,160}\b)?(?:to|in|into) your (?:e-?mail )?inbox\b"),
    ("newsletter, German", r"(?:.{0,80}\b)?(?:abonnieren sie|melden sie sich).{0,80}\bnewsletter\b"),
    ("app", r"(?:download|get) (?:our|the) .{0,40}\bapp\b"),
    ("write to us", r"(?:write to|contact|e-?mail|reach)\b.{0,60}\S+@\S+"),
    ("address", r"(?:[•·|]\s*)?(?:e-?mail|twitter|contact)\s*:\s*\S+$"),
    ("tips", r"(?:do you )?(?:have|got|know) (?:a|any|more|something|anything) ?(?:confidential |secret )?(?:news )?(?:tips?|story|stories|about (?:this|it))\b.{0,80}\?|send (?:us )?(?:your )?tips"),
    ("letters", r"(?:we(?:[’']d| would| want to)? (?:like|love)? ?(?:to )?hear (?:from you|what you think)|the .{3,40} is committed to publishing)"),
    ("standards", r"our standards\s?:"),
    ("full coverage", r"(?:.{0,30}:\s)?(?:follow|read|see|find) (?:all |more )?(?:of )?.{0,40}\b(?:full coverage|live updates|live blog|live coverage)\b"),
    ("click here", r"(?:please )?click (?:here|on the)\b|to (?:read|see|learn) more,? (?:click|visit)\b"),
    ("share", r"(?:share|save|print|comments?|e-?mail|tweet|copy link|view comments|leave a comment|share this .{0,20}|embed|listen|play|close)$"),
    ("share on", rf"(?:(?:share|save|post|send|pin|print|copy|tweet|e-?mail|comments?|link|via|on|with|to|by|this|article|story|page|or|and|messenger|pinterest|reddit|flipboard|pocket|{_SOCIAL})\W*){{2,}}$"),
    ("form answers", r"an error has occurred|thank you(?: for .{0,40})?$|this article has been sent to|please try again later"),
    ("agreement", r"by (?:signing up|subscribing|registering|submitting|clicking|entering|providing)\b.{0,80}\b(?:you|i) (?:agree|accept|consent|confirm|acknowledge)\b|(?:please )?(?:enter|type) (?:a valid|your) (?:e-?mail|name|password)\b[^.]{0,40}\.?$|this site is protected by recaptcha"),
    ("subscription", r"(?:subscribe|sign in|log in|register|join)(?: (?:now|today|here|in))*(?: (?:to|for|and)\b[^.!?]{0,60})?(?:unlimited|full|free|digital|premium) (?:access|content|articles?|reading|trial|account)\b[^.]{0,60}[.!]?$|already (?:a subscriber|have an account|registered)\b|you(?: have|[’']ve) (?:read|used|viewed|reached) [^.]{0,40}\b(?:free|monthly) (?:articles?|stories|limit)\b"),
    ("developing", r"this is a (?:developing|breaking)(?: news)? story\b.{0,120}$|(?:please )?check back (?:for|soon|here)\b"),
    ("printed date", r"(?:(?:first |originally )?published|posted|created|(?:last )?(?:updated|modified|edited))\b(?: on|:)?\s[^.!?]{0,40}\b\d{4}\b.{0,40}$"),
    ("loading", r"loading\W*$|please (?:enable|turn on|activate) javascript\b|(?:please )?(?:wait|enable javascript)\W*$|(?:skip|back) to (?:content|top|main content|the top)$|(?:show|load|view|see) (?:more|all|less|full (?:article|story))$"),
    ("reading time", r"(?:reading time:?\s)?\d{1,3}\s?(?:-\s?)?min(?:ute)?s?\.?(?: (?:read|to read|listen|watch))?$|lesezeit:?\s.{1,20}$|temps de lecture.{1,20}$"),
    ("image label", r"(?:image|media|video|photo) (?:source|caption|credit),\s.{1,200}$"),
    ("membership", r"if you (?:enjoyed|liked|valued?) this (?:article|story|piece)\b|support (?:our|independent|local|quality) (?:journalism|work|reporting|newsroom)\b|become a (?:member|subscriber|supporter)\b"),
    ("donation", r".{0,200}\b(?:consider (?:making )?an? (?:small |monthly )?(?:donation|gift|contribution)|make an? (?:donation|gift|contribution) (?:now|today|here)|donate (?:now|today|here))\b"),
    ("media label", r".{0,60}\|\s*\d{1,2}:\d\d\s*(?:min\.?|minutes)?$"),
    ("photo credit", r"(?:photo(?:graph)?s?|foto|bild|image|picture|video|grafik|graphic|illustration|quelle)(?: by| credit| courtesy(?: of)?)?\s?[:/©]\s?.{0,80}$"),
    ("photo by", r".{0,250}\b(?:photo(?:graph)?s?|pictures?|images?|illustrations?) by [A-Z][^.]{0,60}$|.{0,250}/(?:getty images|afp|reuters|epa|dpa|ap)\)?$"),
    ("agency photo", r"[^.]{0,120}\((?:photo|ap photo|getty|reuters/|afp/|image|credit)[^()]{0,80}\)$"),
    ("listen", r"(?:listen|tune in) (?:to|live|back|here|on)\b.{0,90}$"),
    ("first published", r"(?:(?:this (?:article|story) )?(?:was )?(?:first|originally) (?:published|appeared) (?:in|on|by|at)\b|the post .{3,200} (?:appeared first|first appeared) on)"),
    ("prompts, Japanese", r".{0,60}(?:詳しくはこちら|読み放題|会員登録|有料会員|メールマガジン|無料トライアル|関連(?:記事|キーワード)$|おすすめ情報$)"),
    ("labelled links", r"[^.!?]*\[(?:video|videos|photos|pictures|gallery|watch|insight|analysis|opinion|comment|reveal|revealed|live|map|graphic|poll|interview)\](?:[^.!?]*\[\w+\])*$"),
    ("rules for comments", r"(?:.{0,30}[:!]\s)?(?:comments|comentários|comentarios|kommentare|commentaires)\b.{0,120}\b(?:moderated|moderators?|approved|removed|deleted|aprovad\w+|aprobad\w+|freigeschaltet|gelöscht|modér\w+)"),
    ("other work", rf"(?:edited|editing|translated|fact-?checked|copy-?edited|produced|compiled|story|research|graphics?|video|illustrations?) by\s{_NAMES}\.?$"),
    ("with agencies", rf"(?:with agencies|(?:with (?:files|material|inputs?|agency inputs) (?:from|by)|avec|mit material (?:von|der)|con información de)\s{_NAMES})\.?$"),
    ("cookies", r"(?:we|this (?:web)?site|our (?:web)?site)\b[^.]{0,60}\buses? cookies\b.{0,200}$|(?:accept|reject|manage) (?:all )?cookies\W*$"),
    ("address alone", r"(?:https?://|www\.)\S+$"),
    ("time ago", r"[^.!?]{0,60}?\b\d{1,2}\s?(?:seconds?|minutes?|mins?|hours?|hrs?|days?) ago$"),
    ("source line", r"(?:source|sources|quellen?|fuente)\s?:\s.{0,60}$"),
)  # fmt: skip
"""Whole paragraphs (matched from their first word, case ignored) that are printed beside an article, not in it."""

ENDS: Final[tuple[tuple[str, str], ...]] = (
    ("related", r"(?:related|recommended|more|similar|other|popular) (?:stories|articles|news|content|topics|coverage|links|posts|reading)\b.{0,20}$"),
    ("read next", r"(?:read|up|what to read|you may also) (?:next|like)\b.{0,20}$"),
    ("most read", r"(?:most (?:read|popular|viewed)|trending(?: now)?|top stories|latest news|editor[’']s picks?)$"),
    ("comments", r"(?:\d+ )?(?:comments?|kommentare|commentaires|comentarios|comentários|commenti)(?: \(\d+\))?$"),
    ("topics, German", r"(?:mehr zum thema|weitere (?:themen|artikel|meldungen)|das könnte sie auch interessieren|meistgelesen|eigene recherchen)$"),
    ("topics, French", r"(?:sur le même (?:sujet|thème)|les plus lus|à lire également)$"),
    ("topics, Spanish", r"(?:noticias relacionadas|lo más (?:leído|visto)|más noticias)$"),
    ("about the issuer", r"(?i:about|über) [A-ZÀ-Þ][\w.&-]*(?: [\w.&-]+){0,5}:?$"),
    ("press contact", r"(?:press|media|investor)(?: relations)? (?:contacts?|enquiries|inquiries)\b.{0,10}$|notes to (?:the )?editors?:?$"),
    ("tags", r"(?:tags?|topics|themen|keywords|filed under|schlagwörter|etiquetas)\s?(?::|$)"),
    ("how to listen", r"how to (?:listen|watch|subscribe)\b[^.]{0,60}$"),
)  # fmt: skip
"""Headings near the end (matched from their first word) after which nothing of the article follows."""

LINE: Final = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in LINES)
END: Final = tuple(
    (name, re.compile(pattern, re.IGNORECASE if name != "about the issuer" else 0)) for name, pattern in ENDS
)
LONGEST_PROMPT: Final = 320
"""Characters beyond which a paragraph is read as text, whatever it begins with."""

PITCHES: Final = ("membership",)
LONGEST_PITCH: Final = 800
"""Rows of what asks for money in so many words, and how many characters it may take."""


def prompt(text: str) -> str:
    """The name of the row that recognises the paragraph as no part of an article; empty for text."""
    if len(text) > LONGEST_PITCH:
        return ""
    rows = LINE if len(text) <= LONGEST_PROMPT else [row for row in LINE if row[0] in PITCHES]
    return next((name for name, pattern in rows if pattern.match(text)), "")


def end(text: str) -> str:
    """The name of the row that recognises the paragraph as a heading of what follows an article; else empty."""
    if len(text) > 80:
        return ""
    return next((name for name, pattern in END if pattern.match(text)), "")
