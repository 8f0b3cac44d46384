"""The JSON form of records: out, back in with validation, and as JSON Schema."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from crossbearing.errors import MalformedRecord
from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.dossier import Dossier
from crossbearing.model.judgement import (
    Assessment,
    Change,
    Entity,
    Event,
    Failure,
    Judgement,
    Question,
    Reading,
    Story,
)

T = TypeVar("T")

RECORDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        Document,
        Claim,
        Judgement,
        Entity,
        Event,
        Failure,
        Change,
        Story,
        Question,
        Assessment,
        Reading,
        Dossier,
    )
}


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}  # built once each: building one takes milliseconds


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def to_data(record: Any) -> Any:
    """Return a record as plain JSON data, keys as in the contract."""
    return _adapter(type(record)).dump_python(record, mode="json", by_alias=True)


def to_json(record: Any) -> str:
    """Return a record as one line of JSON."""
    return _adapter(type(record)).dump_json(record, by_alias=True).decode("utf-8")


def from_json(kind: type[T], text: str | bytes) -> T:
    """Return the record that JSON text holds. Raises MalformedRecord if it holds no such record."""
    try:
        return cast("T", _adapter(kind).validate_json(text))
    except ValidationError as exc:
        raise MalformedRecord(kind.__name__, str(exc)) from exc


def from_data(kind: type[T], data: Any) -> T:
    """Return the record that JSON data holds. Raises MalformedRecord if it holds no such record."""
    try:
        return cast("T", _adapter(kind).validate_python(data))
    except ValidationError as exc:
        raise MalformedRecord(kind.__name__, str(exc)) from exc


def schemas() -> dict[str, Any]:
    """Return the JSON Schema of every record by its name."""
    return {name: TypeAdapter(kind).json_schema(by_alias=True, mode="serialization") for name, kind in RECORDS.items()}
