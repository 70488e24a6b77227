"""Where a request comes from, when known proxies stand between."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from flask import current_app, request


def caller_address() -> str:
    """The caller's address for limits. An IPv6 caller is its /64: one household has as many addresses as it likes."""
    peer = request.remote_addr or "unix"
    hops = [hop.strip() for value in request.headers.getlist("X-Forwarded-For") for hop in value.split(",")]
    return address_behind(peer, hops, current_app.config["TRUSTED_PROXIES"])


def address_behind(peer: str, hops: Sequence[str], trusted: Sequence[str | IPv4Network | IPv6Network]) -> str:
    """Walk back from the peer through X-Forwarded-For for as long as the hop that wrote it is trusted."""
    address = peer
    for hop in reversed(hops):
        if not _is_trusted(address, trusted) or not _is_address(hop):
            break
        address = hop
    return _network(address)


def _is_trusted(address: str, trusted: Sequence[str | IPv4Network | IPv6Network]) -> bool:
    if not _is_address(address):
        return address in trusted
    return any(not isinstance(network, str) and ip_address(address) in network for network in trusted)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _network(address: str) -> str:
    if not _is_address(address):
        return address
    parsed = ip_address(address)
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed)
