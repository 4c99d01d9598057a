"""Addresses on the net: what may be asked for, and which machine it is."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from isnad.errors import UnreadableSource

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PATH = "/%:@!$&'()*+,;=~-._"


class Refused(UnreadableSource):
    """An address that is not asked: by its own rules or by ours."""

    code = "refused"


class Unreached(UnreadableSource):
    """An address that did not answer with what was asked for."""

    code = "unreached"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in the parts that a request needs; `host` in ASCII, `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as `https://example.org`."""
        return f"{self.scheme}://{self.host_and_port}"

    @property
    def host_and_port(self) -> str:
        """The host, with its port when that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def address_of(url: str) -> Address:
    """The parts of a web address. Raises Refused when it is none, or none that is taken."""
    if any(ord(letter) < 33 or ord(letter) == 127 for letter in url.strip()):
        raise Refused(f"{url!r} holds blanks or control characters, so it is no web address")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise Refused(f"{url!r} is no web address") from None
    if parts.scheme not in _PORTS or not host:
        raise Refused(f"{url!r} is no address that begins with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise Refused(f"the address of {host} holds a name or a password; leave them out")
    path = urlunsplit(("", "", quote(parts.path, _PATH) or "/", quote(parts.query, _PATH + "?"), ""))
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], path)


def machines_of(address: Address, allow_private: bool) -> tuple[str, ...]:
    """The IP addresses of a host. Raises Refused when one of them is private, Unreached when there are none."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreached(f"{address.host} is not known: {getattr(error, 'strerror', None) or error}") from None
    machines = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = next((machine for machine in machines if not _is_public(machine)), None)
    if private and not allow_private:
        raise Refused(f"{address.host} is the private address {private}, which is not fetched unless it is allowed")
    return machines


def _is_public(machine: str) -> bool:
    ip = ipaddress.ip_address(machine.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
