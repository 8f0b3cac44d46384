"""Many reports that disagree in, one fully cited dossier out."""

__version__ = "0.1.0"
