"""`python make.py serve`: sets up what a command needs, and runs it. `make` calls this file too.

Written so that a Python of long ago can read it and say what is wrong; all else stands in
`hooks/teamwijzer/making.py`.
"""

import os
import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.exit(
        "this is Python %d.%d, and the guide needs %d.%d or newer: install one from python.org or "
        "your system, then type the same command with it, such as PYTHON=python3.13 before make, "
        "or py -3.13 make.py" % (tuple(sys.version_info[:2]) + OLDEST)
    )

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "hooks"))

from teamwijzer.making import main  # noqa: E402  # only now it can be found

if __name__ == "__main__":
    main()
