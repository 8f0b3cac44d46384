"""Fit the weights of `crossbearing.read.factuality_scale` and write them beside it.

    python training/factuality/train.py ../shared/bench/factuality/uds_ih2_dev.jsonl.gz

needs scikit-learn, which the package does not. It reads only the half of the texts whose SHA-256 is even: the other
half is what `bench/factuality.py` reports. The same texts give the same weights.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVR
from spacy.tokens import Doc

import crossbearing.read
from crossbearing.read.factuality_scale import features
from crossbearing.read.parse import load_parser

LEAST = 3  # events a feature must be seen on
MODELS = 24
SEEN = 0.7  # share of the events and of the features that each model sees
STRENGTH = 0.1  # C of the support vector regression, chosen by 8-fold cross-validation over texts on this half
SMALLEST = 0.004  # a weight below it moves nothing that is printed


def main() -> None:
    """Read the labelled texts, fit, and write the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("labels", type=Path)
    options.add_argument(
        "--out", type=Path, default=Path(crossbearing.read.__file__).with_name("factuality_weights.json")
    )
    chosen = options.parse_args()
    with gzip.open(chosen.labels, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if is_dev(row["text"])]
    nlp = load_parser()
    parsed = nlp.pipe(Doc(nlp.vocab, words=row["text"].split()) for row in rows)
    seen, labels = [], []
    for row, doc in zip(rows, parsed, strict=True):
        for target in row["targets"]:
            seen.append(features(doc[target["span1"][0]]))
            labels.append(target["label"])
    counts = Counter(name for one in seen for name in one)
    vectors = DictVectorizer(sparse=False)
    table = vectors.fit_transform([{n: v for n, v in one.items() if counts[n] >= LEAST} for one in seen])
    coefficients, bias = fitted(table, np.array(labels))
    names = vectors.get_feature_names_out()
    weights = {n: round(float(w), 3) for n, w in zip(names, coefficients, strict=True) if abs(w) >= SMALLEST}
    weights["bias"] = round(bias, 3)
    chosen.out.write_text(json.dumps(weights, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(labels)} events of {len(rows)} texts, {len(weights)} weights, {chosen.out.stat().st_size:,} bytes")


def fitted(table: NDArray[np.float64], labels: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return the mean of models that each see a part of the events and of the features, and the mean of their biases.

    The mean of linear models is one, so run time pays nothing for it.
    """
    chance = np.random.default_rng(0)
    coefficients, bias = np.zeros(table.shape[1]), 0.0
    for seed in range(MODELS):
        rows = chance.choice(len(labels), size=int(SEEN * len(labels)), replace=False)
        columns = chance.random(table.shape[1]) < SEEN
        model = LinearSVR(C=STRENGTH, epsilon=0.0, dual=True, max_iter=100_000, random_state=seed)
        model.fit(table[rows] * columns, labels[rows])
        coefficients += model.coef_ * columns / MODELS
        bias += float(model.intercept_[0]) / MODELS
    return coefficients, bias


def is_dev(text: str) -> bool:
    """Return whether the text belongs to the half that is trained and tuned on."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 0


if __name__ == "__main__":
    main()
