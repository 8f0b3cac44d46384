"""Fetching of http and https addresses: sizes, time and redirects bounded, private addresses refused unless allowed.

The name is resolved once for each hop, every address it has is checked, and the connection goes to a checked address
itself, so that a name cannot point elsewhere between check and connection. Proxies of the environment are not used:
behind one, nobody could tell where a connection ends.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx

from crossbearing.collect.inputs import reason_of
from crossbearing.collect.settings import CollectSettings
from crossbearing.errors import SkipItem

_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "text/x-markdown": "text",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/octet-stream": None,
    "": None,
}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.1"
_TRY_LATER = "try again later, or save the page and hand in the file"
_SAVE = "save the page from a browser and hand in the file"


@dataclass(frozen=True, slots=True)
class Reply:
    """What an address gave: its bytes, the address after redirects, the kind and encoding its server names."""

    url: str
    host: str  # without www
    raw: bytes
    kind: str | None  # html | text | pdf; None: the server does not say
    charset: str | None


def fetch(url: str, settings: CollectSettings) -> Reply:
    """Return what an address gives. Raises SkipItem, naming it, when it is refused, fails or gives too much."""
    deadline = time.monotonic() + settings.total_timeout_s
    timeout = httpx.Timeout(settings.read_timeout_s, connect=settings.connect_timeout_s)
    here = url
    with httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client:
        for _ in range(settings.max_redirects + 1):
            try:
                reply = _hop(client, url, here, settings, deadline)
            except httpx.TimeoutException as exc:
                raise SkipItem(url, "no reply in time", _TRY_LATER) from exc
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as exc:
                raise SkipItem(
                    url, f"the connection failed: {reason_of(exc)}", "check the address, and that you are online"
                ) from exc
            if isinstance(reply, Reply):
                return reply
            here = reply
    raise SkipItem(url, f"it redirects more than {settings.max_redirects} times", "give the address it ends at")


def _hop(client: httpx.Client, item: str, url: str, settings: CollectSettings, deadline: float) -> Reply | str:
    """Return the reply of one address, or the address that it redirects to."""
    target = httpx.URL(url)
    if target.scheme not in ("http", "https") or not target.host:
        raise SkipItem(item, f"{url} is no http or https address", "give the address of a page")
    if target.userinfo:
        raise SkipItem(item, "the address holds a user name", "take what stands before the @ out of it")
    pinned = _checked_address(item, target, settings)
    request = client.build_request(
        "GET",
        target.copy_with(host=pinned, fragment=None),
        headers={"Host": target.netloc.decode("ascii"), "User-Agent": settings.user_agent, "Accept": _ACCEPT},
        extensions={"sni_hostname": target.raw_host.decode("ascii")},
    )
    response = client.send(request, stream=True)
    try:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return urljoin(url, response.headers["location"])
        _check_status(item, response)
        kind = _kind(item, response)
        raw = b"".join(_pieces(item, response, settings.max_bytes, deadline))
    finally:
        response.close()
    return Reply(
        str(target.copy_with(fragment=None)), target.host.removeprefix("www."), raw, kind, response.charset_encoding
    )


def _checked_address(item: str, target: httpx.URL, settings: CollectSettings) -> str:
    """Return one address of a host. Raises SkipItem if it has none, or one that is not public and not allowed."""
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(target.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise SkipItem(
            item, f"the host {target.host} is not known", "check the address, and that you are online"
        ) from exc
    addresses = [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]
    if not settings.allow_private and not all(is_public(address) for address in addresses):
        raise SkipItem(
            item,
            f"{target.host} is an address of this machine or of a local network",
            "set CROSSBEARING_ALLOW_PRIVATE=1 if you mean it",
        )
    return str(addresses[0])


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Say whether an address is one of the open internet, as must be the IPv4 address that an IPv6 address may wrap."""
    inner: ipaddress.IPv4Address | None = None
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None and not is_public(inner):
        return False
    mapped = isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None
    return mapped or (address.is_global and not address.is_multicast)


def _check_status(item: str, response: httpx.Response) -> None:
    status = response.status_code
    if status in (401, 402, 403, 451):
        raise SkipItem(item, f"the server refuses it ({status} {response.reason_phrase})".replace(" )", ")"), _SAVE)
    if status in (404, 410):
        raise SkipItem(item, f"there is no such page ({status})", "check the address, or look for it in a web archive")
    if status != 200:
        raise SkipItem(item, f"the server answers {status} {response.reason_phrase}".rstrip(), _TRY_LATER)


def _kind(item: str, response: httpx.Response) -> str | None:
    named = response.headers.get("content-type", "").split(";")[0].strip().casefold()
    if named not in _KINDS:
        raise SkipItem(
            item, f"it is of a kind that is not read: {named}", "give the address of a page, a text or a PDF"
        )
    return _KINDS[named]


def _pieces(item: str, response: httpx.Response, most: int, deadline: float) -> Iterator[bytes]:
    """Return the body piece by piece, decompressed. Raises SkipItem past the limit of size or time."""
    length = 0
    for piece in response.iter_bytes(65_536):
        length += len(piece)
        if length > most:
            raise SkipItem(item, f"it is larger than {most:,} bytes", "save the part that matters and hand in the file")
        if time.monotonic() > deadline:
            raise SkipItem(item, "it takes too long", _TRY_LATER)
        yield piece
