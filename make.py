"""`python make.py serve`: sets up what a command needs, and runs it. `make` calls this file too.

Written so that a Python of long ago can read it and say what is wrong; all else stands in
`hooks/teamwijzer/making.py`.
"""

import os
import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "dit is Python %d.%d, en de gids heeft %d.%d of nieuwer nodig: installeer die van "
        "python.org of met je systeem, en typ hetzelfde daarmee, zoals PYTHON=python3.13 voor "
        "make, of py -3.13 make.py\n"
        "this is Python %d.%d, and the guide needs %d.%d or newer: install one from python.org or "
        "your system, then type the same command with it, such as PYTHON=python3.13 before make, "
        "or py -3.13 make.py" % ((tuple(sys.version_info[:2]) + OLDEST) * 2)
    )

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "hooks"))

from teamwijzer.making import main  # noqa: E402  # only now it can be found

if __name__ == "__main__":
    main()
