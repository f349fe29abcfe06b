"""What the search of each language finds, in as few bytes as we can.

It is an object in a script, because a page that was opened from a disk can load that and nothing
else; the browser asks for it, and for the program that searches, only when somebody searches.
Of a page it holds address, title, keywords and description, which are shown. Of the rest of its
text it only says which words stand on which pages: `finding.js` reads that.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from .addresses import Address
from .languages import about
from .page import SitePage
from .views import Link

INDEX = "search/index.js"
"""Below a language's root."""
PROGRAM = "site/search.js"

WORD = re.compile(r"[^\W_]+")
LENGTHS = range(2, 31)
"""Of a shorter word nothing can be told, and nobody types a longer one."""
COMMON = 0.3
"""A word that stands on a larger part of the pages tells none of them from the others."""
FIRST, LAST = "A", "z"
"""The signs that stand for numbers. A number above the last goes on in the next sign."""
END = "!"


def index(language: str, pages: Iterable[SitePage], ways: Sequence[Link] = ()) -> bytes:
    """The script that hands over what the search of a language knows.

    `ways`: where to go on when nothing is found. Texts stand in columns, one page a line: they are
    smaller so. `words` holds all words of other texts in order, each as the number of letters that
    it shares with the last one and its other letters; `places` the pages of each, as steps from
    one page to the next.
    """
    known = list(pages)
    found = dict(sorted(_places(known).items()))
    spoken = about(language)
    content = {
        "usual": " ".join(sorted(spoken.asking)),
        "endings": " ".join(spoken.endings),
        # It explains the word that is asked; see `finding.js`.
        "glossary": Address.glossary,
        # What addresses name on a disk: see `offline.py`.
        "file": "",
        "ways": [[way.path, way.title] for way in ways],
        "paths": _column(page.path for page in known),
        "titles": _column(page.title for page in known),
        "keywords": _column("|".join(page.keywords) for page in known),
        "texts": _column(page.description for page in known),
        "words": "".join(_shortened(found)),
        "places": "".join(_steps(numbers) + END for numbers in found.values()),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f'globalThis["teamwijzer index"] = {text};\n'.encode()


def _places(pages: Sequence[SitePage]) -> dict[str, list[int]]:
    """Word → the pages that have it in their text, and not in what is handed over whole."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        whole = _words(" ".join((page.title, page.description, *page.keywords)))
        for word in _words(" ".join(page.search)) - whole:
            found[word].append(number)
    most = max(COMMON * len(pages), 2)
    return {word: numbers for word, numbers in found.items() if len(numbers) <= most}


def _words(text: str) -> set[str]:
    """Its words as the browser folds them: lower case, without diacritics."""
    return set().union(*map(_folded, set(text.split())))


@cache  # most words stand on many pages
def _folded(piece: str) -> frozenset[str]:
    """The words of a piece of text that holds no blank."""
    plain = unicodedata.normalize("NFD", piece)
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn").lower()
    return frozenset(word for word in WORD.findall(plain) if len(word) in LENGTHS)


def _column(texts: Iterable[str]) -> str:
    return "\n".join(" ".join(text.split()) for text in texts)


def _shortened(words: Iterable[str]) -> Iterator[str]:
    last = ""
    for word in words:
        shared = 0
        while word[shared : shared + 1] == last[shared : shared + 1] != "":
            shared += 1
        # A capital, which no word has: here the next one begins.
        yield chr(ord(FIRST) + min(shared, 25)) + word[min(shared, 25) :]
        last = word


def _steps(numbers: Iterable[int]) -> str:
    signs, last = "", -1
    most = ord(LAST) - ord(FIRST)
    for number in numbers:
        step = number - last - 1
        signs += LAST * (step // most) + chr(ord(FIRST) + step % most)
        last = number
    return signs
