"""Which part of a network address counts as one sender: all of IPv4's, the first half of IPv6's."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address


def address_prefix(address: str) -> str:
    """The sender behind an address: IPv4 /32, IPv6 /64; what is no address is one sender for all."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(IPv6Network((int(parsed), 64), strict=False))
    return str(parsed)
