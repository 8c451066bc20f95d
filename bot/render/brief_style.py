"""The style of the page that shows a brief's proof: one column on a phone, two where there is room; light and dark."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;--page:#fff;--ink:#22242a;--soft:#5a5e68;--card:#f5f6f8;--edge:#d7dae0;--link:#0b5fc4;
--e:#fff0b3;--q:#eadcf8;--n:#ffdcd6;--good:#1f7a41;--trouble:#b3261e}
@media(prefers-color-scheme:dark){:root{--page:#1e1f24;--ink:#e4e6ea;--soft:#a6abb6;--card:#292b31;--edge:#40434b;
--link:#7ab6ff;--e:#5c4c0c;--q:#4b3467;--n:#6a2d26;--good:#6fce93;--trouble:#ff8a80}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem;background:var(--page);color:var(--ink);
font:1rem/1.5 system-ui,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.05rem;margin:1.25rem 0 .5rem}
p{margin:.35rem 0}
h1,p,li,blockquote{unicode-bidi:plaintext;text-align:start}
a{color:var(--link)}
.soft{color:var(--soft)}
article{background:var(--card);border:1px solid var(--edge);border-left:.25rem solid var(--edge);border-radius:.5rem;
padding:.6rem .8rem;margin:.6rem 0;scroll-margin-top:1rem}
article.point{border-left-color:#d9a400}
article.quote{border-left-color:#8b4fc4}
.lead{font-size:1.05rem}
.lead b,.no{display:inline-block;min-width:1.4em;padding:0 .3em;border-radius:.7em;background:#8a6500;color:#fff;
font:700 .8rem/1.4 inherit;font-size:.8rem;text-align:center;text-decoration:none;margin-right:.2em}
span{color:var(--soft);margin-right:.4rem}
article a{white-space:nowrap}
blockquote{margin:.1rem 0;font-size:1.05rem}
details p{border-top:1px dashed var(--edge);padding-top:.35rem}
summary{color:var(--soft);cursor:pointer}
del{color:var(--soft)}
sub{color:var(--soft);font-size:.75em;margin:0 .2em}
ins{text-decoration:none;border-bottom:2px solid var(--good)}
.proved{color:var(--good)}
.refused{color:var(--trouble)}
ul{margin:.3rem 0;padding-left:1.2rem}
mark{color:inherit;background:var(--e);border-radius:.15rem}
mark.q{background:var(--q)}
mark.n{background:var(--n)}
mark.e.q{background:linear-gradient(var(--e) 50%,var(--q) 50%)}
a:target+.no{outline:2px solid var(--link)}
.text p{margin:0 0 .8rem}
@media(min-width:60rem){main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem}
.text{position:sticky;top:0;max-height:100vh;overflow:auto}}
"""
