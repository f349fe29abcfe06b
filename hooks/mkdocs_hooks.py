"""The events that MkDocs calls. All of them live in `teamwijzer.adapter`."""

import gc

# A build keeps nearly all that it loads and makes: to look for the rest all the time is in vain.
gc.set_threshold(100_000)

from teamwijzer.adapter import (  # noqa: E402  # its own modules are many
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
