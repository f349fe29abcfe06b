"""Views → HTML, with an environment of our own.

Every value is escaped and every unknown name is an error: what stands in the data
is text, and a template that asks for something that is not there does not pass. The
theme's own environment does neither, so our texts never go through it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2


class Renderer:
    """Renders the templates of one folder."""

    def __init__(self, templates: Path) -> None:
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # Data for scripts: in its own order, and letters as they are. Signs of HTML are escaped.
        self.environment.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}

    def render(self, template: str, **values: Any) -> str:
        """The HTML of a template. Raises a Jinja error that names template and line."""
        return self.environment.get_template(template).render(**values)
