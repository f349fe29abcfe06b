"""`python -m teamwijzer`."""

from .cli import main

main()
