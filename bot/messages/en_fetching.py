"""English: why an address is not fetched, and what went wrong on the way."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, str]] = {
    # what is no address at all
    "fetch.address.long": "This address is longer than {most} characters.",
    "fetch.address.characters": "{url!r} is not a web address: it holds characters that no address has.",
    "fetch.address.bad": "{url!r} is not a web address: {why}.",
    "fetch.address.form": "{url!r} is not a web address: write http:// or https:// and a host.",
    # what the guard refuses
    "fetch.scheme": "{url} is not fetched: only http and https addresses are.",
    "fetch.user": "{host} is not fetched with a user name in its address: leave it out.",
    "fetch.port": "{url} is not fetched: port {port} is not one of the web's.",
    "fetch.host.address": "{host} is not a public address, so Byline does not fetch {url}.",
    "fetch.host.local": "{host} is a name inside a private network, so Byline does not fetch {url}.",
    "fetch.host.name": "{host} is not a public host name, so Byline does not fetch {url}.",
    "fetch.proxy": "{url} is the proxy of this Byline, which gives no documents of its own.",
    "fetch.host.leads_inside": "{host} does not lead to a public address, so Byline does not fetch it.",
    "fetch.dial": "{address} is not a public address, so Byline does not connect to it.",
    "fetch.no_address": "{host} has no address: check its spelling.",
    # what went wrong on the wire, behind the address
    "fetch.timeout": "{url} did not answer completely within {seconds} seconds.",
    "fetch.trouble": "{url} {what}",
    "fetch.cause.tls": "could not agree on a secure connection: it may not speak TLS 1.2 or later.",
    "fetch.cause.payload": "broke off in the middle of its answer.",
    "fetch.cause.silent": "closed the connection without an answer.",
    "fetch.cause.not_http": "answered in something that is not HTTP.",
    "fetch.cause.broken": "broke the connection.",
    "fetch.cause.name": "cannot be reached: there is no such host: check the spelling.",
    "fetch.cause.name_servers": "cannot be reached: name servers do not answer at the moment.",
    "fetch.cause.certificate": "has no valid certificate ({why}): its operator must renew it.",
    "fetch.cause.connection": "cannot be reached: {why}.",
    "fetch.cause.connection_failed": "the connection failed",
    "fetch.cause.other": "could not be read: {why}.",
    # a proxy of the operator's own
    "fetch.through_proxy": "{url} is not asked, because the proxy {proxy} ([fetch] proxy) {what}",
    "fetch.proxy.status.407": "asks for a password, which Byline does not give.",
    "fetch.proxy.status.other": "does not lead there (status {status}).",
    # statuses
    "fetch.status": "{url} {what} (status {status}).",
    "fetch.status.401": "asks for a password, which Byline does not give",
    "fetch.status.402": "asks for a payment",
    "fetch.status.403": "refuses Byline",
    "fetch.status.404": "has no document at this address: check it, it may have moved",
    "fetch.status.410": "says that this document is gone for good",
    "fetch.status.429": "asks to be asked less often",
    "fetch.status.451": "may not be read for legal reasons",
    "fetch.status.server": "has trouble of its own",
    "fetch.status.other": "did not give the document",
    # redirects, robots.txt, and what comes over the wire
    "fetch.circles": "{url} redirects more than {times} times: it may go in circles.",
    "fetch.leads.nowhere": "{url} leads to {location!r}, which is no web address.",
    "fetch.leads.refused": "{url} leads elsewhere: {why}",
    "fetch.rests": "{url} is not asked for yet: {host} asked to be left alone until {until} UTC.",
    "fetch.robots.trouble": "{url} is not fetched: its host's robots.txt cannot be read ({why})",
    "fetch.robots.refused": "{url} is not fetched: the robots.txt of {host} asks programs to stay out.",
    "fetch.trouble.pieces": "it is packed in too many pieces",
    "fetch.trouble.damaged": "{url} sent a damaged answer: {why}.",
    "fetch.trouble.coding": "{url} sent its answer in a coding that Byline did not ask for ({coding}).",
    "fetch.large": "{url} is larger than the {kib:,} KiB that Byline reads.",
}
