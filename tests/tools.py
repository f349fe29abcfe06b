"""Programs that the tests need and pip does not bring."""

from __future__ import annotations

import os
import shutil
import subprocess


def install_from_debian(*packages: str) -> None:
    """Installs Debian packages where we may; elsewhere does nothing."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "--quiet"], install):
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
