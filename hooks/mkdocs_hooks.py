"""The events that MkDocs calls. All of them live in `teamwijzer.adapter`."""

from teamwijzer.adapter import (
    on_build_error,
    on_config,
    on_files,
    on_page_content,
    on_post_build,
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
    "on_serve",
    "on_startup",
    "on_template_context",
]
