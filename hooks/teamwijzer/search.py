"""What the search of each language finds, and the program that searches.

The pages are an array in a script, because a page that was opened from a disk can load that
and nothing else; the browser asks for both only when somebody searches. The program is lunr,
as MkDocs brings it, with its stemmers, in front of our own `search.js`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from .addresses import Address
from .model import LANGUAGES
from .page import SitePage

INDEX = "search/index.js"
"""Below a language's root."""
PROGRAM = "site/search.js"


def index(language: str, pages: Iterable[SitePage]) -> bytes:
    """The script that hands over the pages of a language: path, title, text, keywords, and
    which of them is the glossary.
    """
    entries = [
        {
            "path": page.path,
            "title": page.title,
            "text": " ".join(page.search),
            "keywords": page.keywords,
            # It explains the word that is asked; see `search.js`.
            **({"glossary": True} if page.path == Address.glossary else {}),
        }
        for page in pages
    ]
    content = json.dumps({"language": language, "pages": entries}, ensure_ascii=False)
    return f'globalThis["teamwijzer index"] = {content};\n'.encode()


def engine(lunr: Path) -> str:
    """The source of lunr with what it needs for our languages. `lunr`: MkDocs' search plugin."""
    words = [lunr / "lunr-language" / f"lunr.{language}.js" for language in LANGUAGES]
    # It has English of its own, and no file for it.
    known = [path for path in words if path.is_file()]
    support = [lunr / "lunr-language" / "lunr.stemmer.support.js"] if known else []
    files = [lunr / "templates" / "search" / "lunr.js", *support, *known]
    text = "".join(f"{path.read_text(encoding='utf-8')};\n" for path in files)
    # The notice of a licence stays where other comments are left out.
    return re.sub(r"/\*\*(?=(?:(?!\*/).)*@license)", "/*!", text, flags=re.DOTALL)
