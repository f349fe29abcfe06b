"""A term occurs in a source that it cites.

Only where the texts of all sources that it cites are kept beside the project, in
`sources/<id>.txt`: the documents themselves are not ours to publish. A form counts where it
begins a word, so that compounds and inflected forms count too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dataset import DataSet
from ..messages import say
from ..model import LANGUAGES, Term
from ..problems import Problem


def check(data: DataSet) -> Iterator[Problem]:
    texts = {name: _plain(text) for name, text in data.source_texts.items()}
    for term in data.of(Term).values():
        cited = [texts.get(citation.source) for citation in term.sources]
        forms = _forms(term)
        if None in cited or any(_occurs(form, text or "") for text in cited for form in forms):
            continue
        names = ", ".join(dict.fromkeys(citation.source for citation in term.sources))
        yield data.file(term).problem(
            ("sources",),
            say(
                "een begrip dat niet voorkomt in wat het als bron noemt ({names}): {forms}",
                "a term that does not occur in what it cites ({names}): {forms}",
                names=names,
                forms=", ".join(forms),
            ),
            say(
                "noem een bron waarin het staat, zet bij `also` de vorm die deze bron heeft, of"
                " noem ook general-knowledge",
                "cite a source that has it, add to `also` the form that this one has, or cite"
                " general-knowledge too",
            ),
        )


def _occurs(form: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(form)}", text) is not None


def _forms(term: Term) -> list[str]:
    """Every way to write the term, in all languages: a source has a language of its own."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        also = term.also.in_language(language) if term.also else []
        abbreviation = term.abbreviation.in_language(language) if term.abbreviation else ""
        for form in (term.term.in_language(language), abbreviation, *also):
            if form:
                found[_plain(form)] = None
    return list(found)


def _plain(text: str) -> str:
    """Small letters and single spaces, for texts whose lines were broken anywhere."""
    return " ".join(text.casefold().split())
