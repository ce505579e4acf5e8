"""Which addresses of the network foedera connects to: those of the public internet, checked when it connects.

A name is resolved once, the answer is checked, and the connection goes to that very answer. So neither a redirect
nor a name that changes its answer (DNS rebinding) reaches a machine of the user's own network.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import httpx

from foedera.errors import FetchError

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, looking through the ways to wrap an IPv4 address in IPv6.

    >>> is_public("93.184.216.34"), is_public("192.168.1.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in NAT64:
            wrapped.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        inner = [v4 for v4 in wrapped if v4 is not None]
        if inner:
            return all(is_public(str(v4)) for v4 in inner)
        if found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


class PublicTransport(httpx.BaseTransport):
    """Connects to the addresses that a host name has, the public ones only unless `allow_private`."""

    def __init__(
        self, resolve: Callable[[str, int], list[str]], *, allow_private: bool, inner: httpx.BaseTransport | None = None
    ) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        # No connection is kept: one made for a name must not serve another name at the same address.
        self._inner = inner or httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request. Raises FetchError where the address is refused or the name is unknown."""
        failure: httpx.TransportError | None = None
        for address in self._addresses(request):
            try:
                return self._inner.handle_request(_pinned(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or httpx.ConnectError("no address to connect to", request=request)

    def close(self) -> None:
        self._inner.close()

    def _addresses(self, request: httpx.Request) -> list[str]:
        url = request.url
        try:
            found = self._resolve(url.host, url.port or (443 if url.scheme == "https" else 80))
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise httpx.ConnectError(f"the name {url.host} cannot be looked up now", request=request) from error
            raise _unknown_host(url) from error
        except (OSError, UnicodeError) as error:
            raise _unknown_host(url) from error
        allowed = [address for address in found if self._allow_private or is_public(address)]
        if found and not allowed:
            raise FetchError(
                "private-address",
                f"{url.host} is at {found[0]}, off the public internet; foedera does not go there.",
                locator=str(url),
                advice="If this machine is yours and meant, add --allow-private; otherwise leave the address out.",
            )
        return allowed


def _unknown_host(url: httpx.URL) -> FetchError:
    return FetchError(
        "unknown-host",
        f"There is no host named {url.host!r}.",
        locator=str(url),
        advice="Check the address and the connection to the internet.",
    )


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """The same request, sent to this address, with the host's name in its headers and in the TLS check."""
    extensions = dict(request.extensions)
    if address != request.url.host:
        extensions["sni_hostname"] = request.url.raw_host.decode("ascii")
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )
