"""The events that MkDocs calls. All of them live in `teamwijzer.adapter`."""

from teamwijzer.adapter import (
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_context,
    on_post_build,
    on_template_context,
)

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_post_build",
    "on_template_context",
]
