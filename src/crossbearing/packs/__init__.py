"""Packs: domain vocabularies as data, checked when they are loaded."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crossbearing.errors import StopRun
from crossbearing.model.claim import Modality, Polarity
from crossbearing.model.judgement import QuestionKind, Rule
from crossbearing.model.packs import Frame, Pack, Packs, Pos, QuestionRule, Spoken, Trigger
from crossbearing.packs.actors import load_actors, load_legends
from crossbearing.packs.gazetteer import load_gazetteer, overlay_texts, with_overlays

__all__ = ["load_packs", "read_pack"]

Role = Literal["actor", "target", "object", "kind", "extent", "change", "alleged", "deadline", "status"]
Filled = Role | Literal["place", "quantity"]
Extent = Literal["full", "most", "partial", "contested", "infiltration", "none"]
_POS: tuple[Pos, ...] = ("verb", "noun", "adj", "any", "measure", "aux", "link", "label")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _TriggerFile(_File):
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adj: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    aux: tuple[str, ...] = ()
    link: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    roles: dict[str, Filled] = {}
    set: dict[Role, str] = {}
    needs: dict[str, tuple[str, ...]] = {}
    forbids: dict[str, tuple[str, ...]] = {}
    after: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    polarity: Polarity | None = None
    modality: Modality | None = None


class _QuestionFile(_File):
    name: str
    text: str
    kind: QuestionKind
    rule: Rule
    slots: tuple[Role | Literal["place", "of", "unit", "per"], ...]
    value: Role | Literal["quantity", "side", "happened"]
    label: str | None = None
    recurs: bool = False
    only: dict[Role, tuple[str, ...]] = {}


class _FrameFile(_File):
    name: str
    category: str | None = None
    event: bool = False
    gains: Role | None = None
    loses: Role | None = None
    things_act: bool = False
    recipient: Role | None = None
    placeless: bool = False
    place_before: bool = False
    aims: bool = False
    judges: bool = False
    spoken: Spoken | None = None
    plain: dict[Role, tuple[str, ...]] = {}
    needs: dict[str, tuple[str, ...]] = {}
    trigger: tuple[_TriggerFile, ...] = ()
    question: tuple[_QuestionFile, ...] = ()


class _Head(_File):
    name: str
    version: str


class _PackFile(_File):
    pack: _Head
    words: dict[str, tuple[str, ...]] = {}
    frame: tuple[_FrameFile, ...] = Field(min_length=1)


def load_packs(names: Sequence[str] | None = None, places: Sequence[Path] = ()) -> Packs:
    """Return the packs of those names, `core` always among them, with all legends, actors and places.

    No names (None) means every installed pack; `places` are files of places that come before the gazetteer's own.
    Raises StopRun if a name is not installed, a file breaks the schema, or two packs claim one frame name.
    """
    installed = {pack.name: pack for pack in _installed()}
    wanted = sorted(installed) if names is None else ["core", *dict.fromkeys(n for n in names if n != "core")]
    if missing := [name for name in wanted if name not in installed]:
        raise StopRun(f"no pack named {', '.join(missing)}", f"installed are {', '.join(sorted(installed))}")
    packs = tuple(installed[name] for name in sorted(wanted, key=lambda name: (name != "core", name)))
    _refuse_doubles(packs)
    texts = overlay_texts(places)
    gazetteer = with_overlays(load_gazetteer(), texts) if texts else load_gazetteer()
    digest = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:12] if texts else None
    return Packs(packs, load_legends(), load_actors(), gazetteer, digest)


def read_pack(text: str, where: str) -> Pack:
    """Return the pack that a TOML text holds; `where` names the file in errors.

    Raises StopRun if it breaks the schema.
    """
    try:
        held = _PackFile.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as exc:
        raise StopRun(f"the pack {where} is malformed: {exc}", "compare it with packs/core.toml") from exc
    return Pack(
        name=held.pack.name,
        version=held.pack.version,
        frames=tuple(_frame(frame, held.pack.name, where) for frame in held.frame),
        words=held.words,
    )


def _installed() -> Iterator[Pack]:
    folder = files("crossbearing.packs")
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            text = entry.read_text(encoding="utf-8")
            if "\n[pack]\n" in f"\n{text}":  # legends and other lists stand in the same folder
                yield read_pack(text, entry.name)


def _frame(frame: _FrameFile, pack: str, where: str) -> Frame:
    return Frame(
        name=frame.name,
        pack=pack,
        category=frame.category,
        event=frame.event,
        gains=frame.gains,
        loses=frame.loses,
        triggers=tuple(_trigger(trigger, frame, where) for trigger in frame.trigger),
        questions=tuple(QuestionRule(**question.model_dump()) for question in frame.question),
        things_act=frame.things_act,
        recipient=frame.recipient,
        placeless=frame.placeless,
        place_before=frame.place_before,
        aims=frame.aims,
        judges=frame.judges,
        spoken=frame.spoken,
        plain={str(role): words for role, words in frame.plain.items()},
    )


def _trigger(trigger: _TriggerFile, frame: _FrameFile, where: str) -> Trigger:
    kinds = [pos for pos in _POS if getattr(trigger, pos)]
    if len(kinds) != 1:
        raise StopRun(f"the pack {where} is malformed: a trigger of {frame.name} needs one of {', '.join(_POS)}")
    if (extent := trigger.set.get("extent")) and extent not in Extent.__args__:  # type: ignore[attr-defined]
        raise StopRun(f"the pack {where} is malformed: {frame.name} sets the extent {extent}")
    return Trigger(
        lemmas=getattr(trigger, kinds[0]),
        pos=kinds[0],
        roles=dict(trigger.roles),
        set={str(role): value for role, value in trigger.set.items()},
        needs={**frame.needs, **trigger.needs},
        forbids=trigger.forbids,
        after=trigger.after,
        under=trigger.under,
        polarity=trigger.polarity,
        modality=trigger.modality,
    )


def _refuse_doubles(packs: Sequence[Pack]) -> None:
    owner: dict[str, str] = {}
    for pack in packs:
        for frame in pack.frames:
            if frame.name in owner:
                raise StopRun(f"the packs {owner[frame.name]} and {pack.name} both have a frame {frame.name}")
            owner[frame.name] = pack.name
