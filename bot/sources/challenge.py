"""Pages that ask for proof of a human where a document was asked for."""

from __future__ import annotations

from collections.abc import Mapping

LOOKED_AT = 64 * 1024
"""Bytes of a body that are looked at."""

HEADERS = (
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "challenge", "AWS WAF"),
    ("x-amzn-waf-action", "captcha", "AWS WAF"),
    ("x-datadome", "protected", "DataDome"),
)
"""A header, a value of it, and who says so."""

MARKS = (
    (b"/cdn-cgi/challenge-platform/", "Cloudflare"),
    (b"cf_chl_opt", "Cloudflare"),
    (b"cf-browser-verification", "Cloudflare"),
    (b"Attention Required! | Cloudflare", "Cloudflare"),
    (b"_Incapsula_Resource", "Imperva"),
    (b"awsWafCookieDomainList", "AWS WAF"),
    (b"captcha-delivery.com", "DataDome"),
    (b"px-captcha", "HUMAN"),
    (b"ddos-guard.net", "DDoS-Guard"),
    (b"sucuri_cloudproxy_js", "Sucuri"),
    (b"/.within.website/x/cmd/anubis/", "Anubis"),
    (b"perfdrive.com", "Radware"),
)
"""What such a page's code holds, and whose it is."""


def challenge_in(body: bytes, headers: Mapping[str, str] | None = None) -> str:
    """Who asks for proof of a human, "" where nobody does. Feeds are never taken for one: only HTML is looked at."""
    for name, value, who in HEADERS:
        if headers is not None and headers.get(name, "").lower() == value:
            return who
    start = body[:LOOKED_AT]
    if b"<html" not in start[:2048].lower() and b"<!doctype html" not in start[:2048].lower():
        return ""
    return next((who for mark, who in MARKS if mark in start), "")
