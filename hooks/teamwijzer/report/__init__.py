"""What the data could do with: reviews, second sources, equal lengths, shorter sentences.

Nothing here is a mistake, so nothing here stops a build: `teamwijzer report` prints it, and the
site has a page of it, for maintainers to choose their work from.
"""

from .findings import Findings, find
from .freshness import day_of
from .page import report
from .searches import missed

__all__ = ["Findings", "day_of", "find", "missed", "report"]
