"""The dossiers of a ledger over HTTP: a list, and each story as a page, as JSON and as Markdown. Nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from crossbearing.compose.markdown import markdown
from crossbearing.compose.page import html, listing, message
from crossbearing.compose.words import counted
from crossbearing.model.dossier import Dossier
from crossbearing.model.forms import to_json

GZIP_FROM_BYTES = 1_000
STORY_ID = re.compile(r"sty_[0-9a-f]{1,64}")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listed:
    """One story of the list: its id, its title, and a line about it."""

    id: str
    title: str
    line: str


def app(list_stories: Callable[[], Sequence[Listed]], dossier: Callable[[str, str | None], Dossier | None]) -> FastAPI:
    """Return the application that serves the stories that two callables give.

    `dossier(story_id, as_of)` gives None for a story that is not there. Pages carry a policy that lets nothing in but
    their own style.
    """
    web = FastAPI(title="Crossbearing", docs_url=None, redoc_url=None, openapi_url=None)
    web.add_middleware(GZipMiddleware, minimum_size=GZIP_FROM_BYTES)
    web.middleware("http")(_with_headers)
    web.add_exception_handler(HTTPException, _refused)
    web.add_exception_handler(RequestValidationError, _refused)
    web.add_exception_handler(Exception, _failed)

    @web.get("/")
    def index() -> Response:
        stories = list_stories()
        note = f"{counted(len(stories), 'story', 'stories')}. That is all there is."
        return page(listing([(s.id, s.title, s.line) for s in stories], note))

    @web.get("/healthz")
    def health() -> Response:
        return PlainTextResponse("ok\n")

    @web.get("/stories/{name}")
    def story(name: str, as_of: str | None = None) -> Response:
        story_id, _, form = name.partition(".")
        found = _find(dossier, story_id, day_asked(as_of))
        if form == "json":
            return Response(to_json(found) + "\n", media_type="application/json")
        if form == "md":
            return Response(markdown(found), media_type="text/markdown; charset=utf-8")
        if form:
            raise HTTPException(404, f"A dossier has no form “{form}”. Ask for .json or .md, or leave the ending out.")
        return page(html(found))

    return web


def _find(dossier: Callable[[str, str | None], Dossier | None], story_id: str, as_of: str | None) -> Dossier:
    found = dossier(story_id, as_of) if STORY_ID.fullmatch(story_id) else None
    if found is None:
        raise HTTPException(404, "No story of this ledger has that address.")
    return found


def day_asked(text: str | None) -> str | None:
    """Return the day asked for as `YYYY-MM-DD`; None if none was. Raises HTTPException 400 if it is no day."""
    if text is None or text == "":
        return None
    try:
        asked = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        asked = None
    if asked is None:
        raise HTTPException(400, "“as_of” is a day written as YYYY-MM-DD, for example 2026-02-09.")
    return asked.isoformat()


def page(text: str, status: int = 200) -> Response:
    """Return an HTML page with a policy that allows the page's own style blocks, by hash, and nothing else."""
    hashes = sorted({_hash(block) for block in _STYLE.findall(text)})
    policy = (
        "default-src 'none'; style-src " + " ".join(hashes) + "; img-src data:; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
    return HTMLResponse(text, status_code=status, headers={"Content-Security-Policy": policy})


def _hash(block: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()}'"


async def _with_headers(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
    return response


async def _refused(_request: Request, exc: Exception) -> Response:
    """Return the page that says in words what was not found or asked wrongly."""
    status = exc.status_code if isinstance(exc, HTTPException) else 400
    titles = {400: "That cannot be asked", 404: "Not found", 405: "Not allowed"}
    default = HTTPStatus(status).phrase
    detail = (
        str(exc.detail) if isinstance(exc, HTTPException) and exc.detail != default else _PLAIN.get(status, default)
    )
    return page(message(titles.get(status, default), detail, "/"), status)


_PLAIN = {
    404: "There is nothing at this address.",
    405: "This address can only be read.",
    400: "The address is malformed.",
}


async def _failed(_request: Request, _exc: Exception) -> Response:
    """Return the page of a failure inside; what failed stands in the log, not on the page."""
    return page(message("Something failed here", "The other stories still answer. The log says what failed.", "/"), 500)
