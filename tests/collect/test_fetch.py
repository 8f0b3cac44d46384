"""Fetching: what an address gives, and what is refused. A server on loopback answers; nothing leaves the machine."""

import gzip
import ipaddress
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.collect.pages_for_tests import ARTICLE_HTML

from crossbearing.collect import CollectSettings, collect
from crossbearing.collect.fetch import fetch, is_public
from crossbearing.errors import SkipItem
from crossbearing.model.document import Document

TEXT = "Talks between the union and the owner broke down over pay, both sides said."
PAGES = {
    "/article": (200, {"Content-Type": "text/html"}, ARTICLE_HTML.encode()),
    "/text": (200, {"Content-Type": "text/plain; charset=iso-8859-1"}, f"{TEXT} Café.".encode("latin-1")),
    "/moved": (301, {"Location": "/text"}, b""),
    "/inside": (302, {"Location": "http://10.0.0.1/"}, b""),
    "/file": (302, {"Location": "file:///etc/hosts"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/gone": (404, {}, b""),
    "/paid": (403, {}, b""),
    "/broken": (500, {}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/large": (200, {"Content-Type": "text/plain"}, b"word " * 400_000),
    "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"\n" * 3_000_000)),
    "/bytes": (200, {"Content-Type": "application/octet-stream"}, TEXT.encode()),
}


class Answers(BaseHTTPRequestHandler):
    """Answers from PAGES."""

    def do_GET(self):
        """Answer one request."""
        status, headers, body = PAGES[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    """Return the address of a server that runs as long as these tests."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def settings(**limits):
    """Return settings under which loopback may be reached."""
    return CollectSettings(allow_private=True, max_bytes=1_000_000, **limits)


def test_address_becomes_a_document(server):
    """A page is read like a file, with its address, its host or its own name as publisher, and the moment given."""
    found = list(collect([f"{server}/article"], settings=settings(retrieved_at="2030-03-04T00:00:00Z")))
    (document,) = found
    assert isinstance(document, Document)
    assert (document.path, document.url) == (None, f"{server}/article")
    assert (document.source, document.title) == ("Brenning Post", "Mill saved for now")
    assert document.retrieved_at == "2030-03-04T00:00:00Z"


def test_file_and_address_of_a_manifest(server, tmp_path):
    """A manifest gives facts about an address too, and leads to no fetch by itself."""
    (tmp_path / "m.toml").write_text(f'[[document]]\nurl = "{server}/text"\nsource = "Odenby Courier"\n')
    found = list(collect([f"{server}/text"], manifest=tmp_path / "m.toml", settings=settings()))
    assert [each.source for each in found if isinstance(each, Document)] == ["Odenby Courier"]
    assert list(collect([], manifest=tmp_path / "m.toml", settings=settings())) == []


def test_server_s_encoding_is_taken(server):
    """The encoding that the server names is the one used."""
    reply = fetch(f"{server}/text", settings())
    assert (reply.kind, reply.charset) == ("text", "iso-8859-1")
    (document,) = collect([f"{server}/text"], settings=settings())
    assert isinstance(document, Document)
    assert document.text.endswith("Café.")


def test_redirect_is_followed(server):
    """A redirect leads to the address that the document then has."""
    assert fetch(f"{server}/moved", settings()).url == f"{server}/text"


def test_bytes_of_no_kind_are_looked_at(server):
    """Where the server names no kind, the bytes decide."""
    assert fetch(f"{server}/bytes", settings()).kind is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param("/gone", "no such page", id="not-found"),
        pytest.param("/paid", "refuses", id="forbidden"),
        pytest.param("/broken", "500", id="server-error"),
        pytest.param("/loop", "redirects more than", id="redirects"),
        pytest.param("/file", "no http", id="other-scheme"),
        pytest.param("/picture", "image/png", id="kind"),
        pytest.param("/large", "larger than", id="size"),
        pytest.param("/bomb", "larger than", id="size-after-decompression"),
    ],
)
def test_refusals_name_the_address(server, path, words):
    """What a server refuses, breaks or overdoes is a failure that names the address, the reason and a remedy."""
    with pytest.raises(SkipItem) as caught:
        fetch(f"{server}{path}", settings())
    assert caught.value.item == f"{server}{path}"
    assert words in caught.value.why
    assert caught.value.remedy


def test_private_address_is_refused(server):
    """An address of this machine is refused unless allowed, before anything is sent."""
    with pytest.raises(SkipItem, match="local network"):
        fetch(f"{server}/text", CollectSettings())


@pytest.mark.parametrize("url", ["http://localhost:1/", "http://[::1]:1/", "http://2130706433:1/", "http://0x7f.1:1/"])
def test_private_address_by_another_name(url):
    """Other ways to write an address of this machine are refused as well."""
    with pytest.raises(SkipItem):
        fetch(url, CollectSettings())


def test_refusing_host_and_unknown_host():
    """A port that nobody listens on, and a name that no host can have, are failures."""
    with pytest.raises(SkipItem, match="connection failed"):
        fetch("http://127.0.0.1:1/", settings())
    with pytest.raises(SkipItem, match="not known"):
        fetch(f"http://{64 * 'x'}.example/", settings())


def test_user_name_in_an_address():
    """A user name in an address is refused: it may hide which host is meant."""
    with pytest.raises(SkipItem, match="user name"):
        fetch("http://courier.example@127.0.0.1/", settings())


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(address, public):
    """Loopback, local, reserved and wrapped addresses are not of the open internet."""
    assert is_public(ipaddress.ip_address(address)) is public


def test_one_address_failing_leaves_the_others(server):
    """An address that fails is a failure; the next one is read."""
    found = list(collect([f"{server}/gone", f"{server}/text"], settings=settings()))
    assert [type(each).__name__ for each in found] == ["Failure", "Document"]
