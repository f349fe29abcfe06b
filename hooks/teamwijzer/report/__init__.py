"""What the data could do with: reviews, second sources, equal lengths, shorter sentences.

Nothing here is a mistake, so nothing here stops a build: `teamwijzer report` prints it for
maintainers to choose their work from.
"""

from .page import report

__all__ = ["report"]
