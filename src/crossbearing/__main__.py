"""Run the command line with `python -m crossbearing`."""

from crossbearing.serve.cli import main

main()
