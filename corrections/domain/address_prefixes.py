"""Which part of a network address counts as one sender, and which wider networks it is counted with as well."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

NEAR, FAR = 4, 16


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


def wider_networks(address: str) -> tuple[tuple[str, int], ...]:
    """The networks around a sender, each with how many times as much it may send: IPv4 /24, IPv6 /56 and /48."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ()
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        around = {bits: str(IPv6Network((int(parsed), bits), strict=False)) for bits in (56, 48)}
        return ((around[56], NEAR), (around[48], FAR))
    short = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else parsed
    return ((str(IPv4Network((str(short), 24), strict=False)), NEAR),)
