"""Which IP addresses are the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address

GLOBAL_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is given out to the public; the rest is local, reserved or a wrapping of something else."""

REFUSED = tuple(
    ip_network(network)
    for network, _ in (
        # IPv4, after IANA's registry of special-purpose addresses
        ("0.0.0.0/8", "this network; 0.0.0.0 reaches the own machine"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT; a cloud's metadata at 100.100.100.200"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud's metadata, on an address that looks public"),
        ("169.254.0.0/16", "link-local; most clouds' metadata at 169.254.169.254"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments; a cloud's metadata at 192.0.0.192"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "AS112"),
        ("192.52.193.0/24", "AMT"),
        ("192.88.99.0/24", "relays of 6to4"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "AS112"),
        ("198.18.0.0/15", "benchmarks"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved, and broadcast"),
        # IPv6 inside 2000::/3, after the same registry
        ("2001::/23", "protocol assignments; Teredo, ORCHID, benchmarks"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4: an IPv4 address in a wrapping"),
        ("2620:4f:8000::/48", "AS112"),
        ("3fff::/20", "documentation"),
    )
)
"""Networks whose addresses are never dialled, each with the reason."""


METADATA = tuple(
    ip_network(network)
    for network in ("169.254.0.0/16", "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32", "fd00:ec2::254/128")
)
"""Where clouds hand out the machine's own credentials to whoever asks from inside: no news is published there."""


def is_metadata(ip: str) -> bool:
    """Whether it is such an address, which nobody should be advised to open."""
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    return any(address in network for network in METADATA if network.version == address.version)


def address_allowed(ip: str | Address) -> bool:
    """Whether an address is public: neither private, loopback, link-local, shared, multicast or reserved, nor
    a wrapping of IPv4 in IPv6 (mapped, compatible, 6to4, NAT64, Teredo), nor a cloud's metadata.

    Anything that is no address, or carries a zone ("%eth0"), is not allowed. Python's own `is_global` is
    asked too, so that what either list refuses is refused.
    """
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and (address.scope_id or address not in GLOBAL_UNICAST):
        return False
    if not address.is_global or address.is_multicast:
        return False
    return not any(address in network for network in REFUSED if network.version == address.version)
