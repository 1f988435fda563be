"""What the service follows: its own published events, for the tables of who may do what.

An order is authorised by what has been published, not by what was stored a moment ago: whoever
needs a grant in the next order waits for its position (``Wait-For``).
"""

from typing import Final

from chassis.directory.folds import GRANTS, TREE
from chassis.projection.fold import Fold

FOLDS: Final[tuple[Fold, ...]] = (TREE, GRANTS)
