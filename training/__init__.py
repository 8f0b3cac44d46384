"""Training: how the weights that ship with the package came about; no part of the package."""
