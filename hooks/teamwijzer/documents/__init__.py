"""The documents to download: the same data as the pages, as a workbook and as forms.

`catalogue` says which document is made of what; `workbook` and `forms` make them; `paper` is
the layer on python-docx below the forms.
"""
