"""Where somebody without git can say that a page is wrong: a form at the host of the project.

The form names the page and its file by itself. Which host it is shows in where files are edited; of
one that is unknown there is no form, and pages offer none. Each form is a file below
`.github/ISSUE_TEMPLATE`, and one below `.gitlab/issue_templates`.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from .languages import about

GITHUB = re.compile(r"(https?://[^/]+/[^/]+/[^/]+)/edit/")
GITLAB = re.compile(r"(https?://[^/]+/.+)/-/edit/")


def form_address(edit: str, language: str, page: tuple[str, str], file: str) -> str:
    """The form for a page, of which title and address are given; "" where there is none.

    `edit`: where a file of the project can be edited.
    """
    title, address = page
    form = about(language).form
    if match := GITLAB.match(edit):
        # A description in the address would take the place of the form in newer versions.
        asked = {"issuable_template": form, "issue[title]": f"{title} ({file})"}
        return f"{match[1]}/-/issues/new?{urlencode(asked, quote_via=quote)}"
    if match := GITHUB.match(edit):
        asked = {"template": f"{form}.yml", "title": title, "page": address, "file": file}
        return f"{match[1]}/issues/new?{urlencode(asked, quote_via=quote)}"
    return ""
