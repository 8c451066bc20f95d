"""Documents made to hang a parser or to fill its memory, each of which did so to one of ours or to one it uses."""

from __future__ import annotations

ATTRIBUTES = " ".join(f'a{i}="x"' for i in range(200_000))


def rss(description: str) -> str:
    return f'<rss version="2.0"><channel><title>t</title><item><title>x</title><description>{description}</description></item></channel></rss>'


CASES = {
    "50,000 openings of comments": rss("<![CDATA[" + "<!--" * 50_000 + "]]>"),
    "50,000 escaped openings of comments": rss("&lt;!--" * 50_000),
    "200,000 attributes": rss(f"<a {ATTRIBUTES}>x</a>"),
    "200,000 attributes in CDATA": rss(f"<![CDATA[<a {ATTRIBUTES}>x</a>]]>"),
    "200,000 attributes on a page": f"<html><body><p {ATTRIBUTES}>x</p></body></html>",
    "100,000 nested divisions": "<html><body>" + "<div>" * 100_000 + "x",
    "50,000 nested elements in a feed": rss("<b>" * 50_000),
    "entities of entities": '<!DOCTYPE r [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    + "]>"
    + rss("&j;"),
    "100,000 nested lists of JSON": '{"items":' + "[" * 100_000,
    "a million angle brackets": "<html><body>" + "<" * 1_000_000,
    "a word of three million letters": f"<html><body><article><p>{'a' * 3_000_000}</p></article></body></html>",
    "5,000 declarations in a line": "<?xml version='1.0' encoding='utf-16' " * 5_000 + "?>" + rss("x"),
    "5,000 declarations in a line after words": "x <?xml version='1.0' encoding='utf-16' " * 5_000 + rss("x"),
    "100,000 line ends after a comment": "<!-- x -->" + "\n" * 100_000 + rss("x"),
    "100,000 line ends after a long comment": f"<!-- {'x' * 70_000} -->" + "\n" * 100_000 + rss("x"),
    "20,000 relative bases in one another": "<feed>" + f"<entry xml:base='{'a/' * 50}'>" * 20_000,
    "a base address without an end, and 2,000 elements in it": "<feed xml:base='https://h.example/" + "<entry>" * 2_000,
    "20,000 items of a feed inside a page": "<html><body>" + "<item><title>rust</title>\n</item>\n" * 20_000,
    "a credit of 150,000 full stops": rss("x").replace(
        "<description>", f"<author>{'...' * 50_000}</author><description>"
    ),
    "a credit of 150,000 full stops between elements": rss("x").replace(
        "<description>", f"<author>{'<meta charset=utf-7>...' * 50_000}</author><description>"
    ),
    "5,000 headings that are never closed": "<html><body>" + f"<h1>{'rust ' * 20}" * 5_000,
    "100,000 openings of skipHours": rss("") + "<skipHours>" * 100_000,
    "100,000 line ends before the end of a JSON-LD": '<html><script type="application/ld+json">{"x": 1}'
    + "\n" * 100_000
    + "x</script></html>",
    "60,000 short paragraphs": "<html><body><article>" + "<p>rust</p>" * 60_000,
    "20,000 paragraphs in divisions that are never closed": "<html><body><h1>x</h1>"
    + f"<div><p class='standfirst'>{'rust ' * 20}" * 20_000,
    "3,000 nested objects of JSON-LD": '<html><script type="application/ld+json">'
    + '{"x":' * 3000
    + "1"
    + "}" * 3000
    + "</script></html>",
}
