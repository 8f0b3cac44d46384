"""A server on loopback answers, stops when told, and says why it cannot start."""

from __future__ import annotations

import socket

import pytest
from typer.testing import CliRunner

from crossbearing.errors import StopRun
from crossbearing.serve.cli import app as commands
from crossbearing.serve.server import run
from crossbearing.serve.web import Listed, app


@pytest.fixture
def empty_site():
    """Return a site that lists one story and has none of its pages."""
    return app(lambda: [Listed("sty_1", "The quay", "2 documents")], lambda _id, _as_of: None)


def test_stops_once_the_page_has_answered(empty_site):
    """With a path to wait for, the server ends by itself, and has told its address before."""
    told: list[str] = []
    run(empty_site, host="127.0.0.1", port=0, announce=told.append, until_answered="/healthz")
    assert told[0].startswith("http://127.0.0.1:")


def test_a_page_that_fails_is_no_answer(empty_site):
    """A page that is not there stops the run with its address and the status."""
    with pytest.raises(StopRun, match="404"):
        run(empty_site, host="127.0.0.1", port=0, announce=lambda _: None, until_answered="/stories/sty_1")


def test_a_taken_port_is_named_with_the_remedy(empty_site):
    """Where another program listens, the message names port and host and says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StopRun, match=rf"port {port} of 127\.0\.0\.1 .*--port"):
            run(empty_site, host="127.0.0.1", port=port, announce=lambda _: None)


@pytest.mark.slow
def test_demo_ends_in_ci_once_its_page_has_answered(tmp_path, monkeypatch):
    """`CI=1 crossbearing demo` writes the sample's dossier, serves it, asks for the page and ends well."""
    monkeypatch.setenv("CI", "1")
    result = CliRunner().invoke(commands, ["demo", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert {"dossier.html", "dossier.json", "dossier.md"} <= {path.name for path in tmp_path.iterdir()}
