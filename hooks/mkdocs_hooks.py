"""The events that MkDocs calls: see `teamwijzer.events`."""

import atexit
import gc

# A build keeps nearly all that it loads and makes: to look for the rest all the time is in vain,
# and at the end everything goes.
gc.set_threshold(100_000)
atexit.register(gc.freeze)

from teamwijzer.events import (  # noqa: E402  # its own modules are many
    on_build_error,
    on_config,
    on_files,
    on_page_content,
    on_post_build,
    on_post_page,
    on_serve,
    on_startup,
    on_template_context,
)

__all__ = [
    "on_build_error",
    "on_config",
    "on_files",
    "on_page_content",
    "on_post_build",
    "on_post_page",
    "on_serve",
    "on_startup",
    "on_template_context",
]
