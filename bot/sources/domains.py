"""The registered domain of an address: who stands behind a host."""

from __future__ import annotations

from functools import lru_cache

from tld import get_tld
from tld.utils import Result
from yarl import URL


def domain_of(url: str) -> str:
    """The registered domain of an address ("blog.example.co.uk" is of "example.co.uk"), the host itself for an
    IP address, and "" where there is no host.

    By the public suffix list, the copy that comes with `tld`: nothing is fetched. Its private part is left out, so
    that all blogs of one platform are the platform's. Under an unknown ending it is the last two labels.
    """
    try:
        return domain_of_host(URL(url).raw_host or "")
    except ValueError:
        return ""


@lru_cache(maxsize=20_000)
def domain_of_host(host: str) -> str:
    """The registered domain of a host."""
    host = host.lower().removesuffix(".")
    if ":" in host or host.rpartition(".")[2].isdecimal():
        return host
    found = get_tld(f"http://{host}/", fail_silently=True, as_object=True, search_private=False) if host else None
    if isinstance(found, Result) and found.fld:
        return found.fld
    return ".".join(host.split(".")[-2:])
