"""Export: trained models as the arrays that the run time reads."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from torch import nn

from crossbearing.read.learned.products import in_pieces
from training.attribution.cue_model import CueModel
from training.attribution.net import LAYERS, SIZES, Tagger

Arrays = dict[str, NDArray[Any]]


def cue_arrays(name: str, model: CueModel) -> Arrays:
    """Return a cue scorer's weights under `name`."""
    return {
        f"{name}.table": model.table.astype(np.float16),
        f"{name}.dense": model.dense.astype(np.float16),
        f"{name}.bias": np.array([model.bias], dtype=np.float32),
    }


def tagger_arrays(net: Tagger) -> Arrays:
    """Return the tagger's weights in half precision."""
    arrays = {f"embed.{name}": _half(net.embed[name].weight) for name in SIZES}
    for name, layer, size in (("first", net.first, LAYERS[0]), ("second", net.second, LAYERS[1])):
        arrays |= _layer(name, layer, size)
    for name in ("roles", "cue", "pair_token", "pair"):
        part = getattr(net, name)
        arrays |= {f"{name}.weight": _half(part.weight.T), f"{name}.bias": _half(part.bias)}
    arrays["pair_cue.weight"] = _half(net.pair_cue.weight.T)
    return arrays | {name: _half(getattr(net, name).weight) for name in ("branch", "distance", "quoting")}


def _layer(name: str, layer: nn.LSTM, size: int) -> Arrays:
    """Return both ways of a layer, transposed and negated; the third gate doubled, so that one function serves all."""
    factor = np.full(4 * size, -1, dtype=np.float32)
    factor[2 * size : 3 * size] = -2
    ways = []
    for way in ("", "_reverse"):
        parts = {
            k: getattr(layer, f"{k}_l0{way}").detach().numpy() for k in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        }
        bias = parts["bias_ih"] + parts["bias_hh"]
        ways.append((parts["weight_ih"].T * factor, parts["weight_hh"].T * factor, bias * factor))
    fed, recurrent, bias = (np.stack(both) for both in zip(*ways, strict=True))
    arrays = {"fed": in_pieces(fed), "recurrent": in_pieces(recurrent), "bias": bias}
    return {f"{name}.{part}": array.astype(np.float16) for part, array in arrays.items()}


def _half(weight: Any) -> NDArray[np.float16]:
    array: NDArray[np.float16] = weight.detach().numpy().astype(np.float16)
    return array


def tree_arrays(name: str, booster: lightgbm.Booster) -> Arrays:
    """Return the trees in flat arrays: a node's right child lies beside its left one, a leaf leads to itself."""
    feature: list[int] = []
    limit: list[float] = []
    below: list[int] = []
    value: list[float] = []
    roots, deep = [], 0
    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(feature))
        level = [(roots[-1], tree["tree_structure"])]
        _grow((feature, limit, below, value), 1)
        steps = 0
        while level:
            deeper = []
            for at, node in level:
                if "leaf_value" in node:
                    below[at], value[at] = at, node["leaf_value"]
                    continue
                feature[at], limit[at], below[at] = node["split_feature"], node["threshold"], len(feature)
                deeper += [(below[at], node["left_child"]), (below[at] + 1, node["right_child"])]
                _grow((feature, limit, below, value), 2)
            level, steps = deeper, steps + bool(deeper)
        deep = max(deep, steps)
    return {
        f"{name}.feature": np.array(feature, dtype=np.int16),
        f"{name}.limit": np.array(limit, dtype=np.float32),
        f"{name}.below": np.array(below, dtype=np.int32),
        f"{name}.value": np.array(value, dtype=np.float32),
        f"{name}.roots": np.array(roots, dtype=np.int32),
        f"{name}.deep": np.array(deep),
    }


def _grow(columns: tuple[list[int], list[float], list[int], list[float]], nodes: int) -> None:
    feature, limit, below, value = columns
    feature.extend([0] * nodes)
    limit.extend([np.inf] * nodes)
    below.extend([0] * nodes)
    value.extend([0.0] * nodes)


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Write the arrays as a compressed .npz whose bytes depend on nothing else, not even on the time of day."""
    with zipfile.ZipFile(path, "w") as held:
        for name, array in sorted(arrays.items()):
            raw = io.BytesIO()
            np.lib.format.write_array(raw, np.ascontiguousarray(array).reshape(array.shape), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            held.writestr(entry, raw.getvalue())
