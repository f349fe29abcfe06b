"""ICT-teamwijzer: the data model of ICT coordination and the pages made from it.

The flow: `loading` reads YAML into the typed `model`, `checks` compares records with
one another, `views` puts one language's texts together, `rendering` turns views into
HTML, `pages` lists what the site consists of. None of these knows the site generator;
`adapter` alone hands the pages to MkDocs.
"""
