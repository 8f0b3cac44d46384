"""The web door opened: one server on one address, until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from threading import Thread

import httpx
import uvicorn
from fastapi import FastAPI

from crossbearing import pipeline
from crossbearing.errors import StopRun
from crossbearing.model.dossier import Dossier
from crossbearing.model.packs import Packs
from crossbearing.serve.web import Listed, app
from crossbearing.store import Ledger

ANSWER_TIMEOUT_S = 60.0  # a first page reconciles its whole story


def site(ledger: Ledger, packs: Packs) -> FastAPI:
    """Return the application that serves the stories of a ledger."""

    def listed() -> list[Listed]:
        return [Listed(one.id, one.title, f"{len(ledger.members(one.id))} documents") for one in ledger.stories()]

    def dossier(story_id: str, as_of: str | None) -> Dossier | None:
        found = next((one for one in ledger.stories() if one.id == story_id), None)
        return pipeline.view(ledger, found, packs=packs, as_of=as_of).dossier if found else None

    return app(listed, dossier)


def run(
    web: FastAPI, *, host: str, port: int, announce: Callable[[str], None], until_answered: str | None = None
) -> None:
    """Serve until stopped, after `announce` was told the address; with `until_answered`, until that path has answered.

    Port 0 takes a free one. Raises StopRun if the address cannot be opened, or if the path does not answer well.
    """
    with _listening(host, port) as listener:
        bound = listener.getsockname()[1]
        address = f"http://{f'[{host}]' if ':' in host else host}:{bound}"
        server = uvicorn.Server(uvicorn.Config(web, log_level="warning"))
        announce(address)
        if until_answered is None:
            server.run(sockets=[listener])
        else:
            _until_answered(server, listener, address + until_answered)


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as exc:
        why = f"port {port} of {host} cannot be opened: {exc.strerror or exc}"
        raise StopRun(why, "name another with --port, or 0 for a free one") from exc


def _until_answered(server: uvicorn.Server, listener: socket.socket, address: str) -> None:
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        httpx.get(address, timeout=ANSWER_TIMEOUT_S, trust_env=False).raise_for_status()
    except httpx.HTTPError as exc:
        raise StopRun(f"{address} did not answer: {exc}", "look at what the server printed above") from exc
    finally:
        server.should_exit = True
        thread.join()
