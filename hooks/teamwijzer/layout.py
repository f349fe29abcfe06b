"""Where things stand in the workbook of the task overview, and in the form for mandates.

`documents/workbook` writes it by these numbers, and the scripts that fill it get them from
the pages. All count from 0. A program that reads a workbook looks for words instead: for the
title in A1, for "Code" in column A, for the code of a task below it.
"""

from __future__ import annotations

FORMAT = 1
"""Goes up when a program that reads an older workbook would misread this one."""
META = "meta"
"""The hidden sheet that says which format, edition and language a workbook has."""
NAMED, DERIVED = "◆", "◇"

READY, MORE, OWN = 8, 4, 20
"""Columns with a name ready, columns without one, empty rows for a school's own tasks."""
MOST_HOURS = 40

CODE, CLUSTER, TASK, CORE, LEVEL, PRIORITY, FIRST = range(7)
LAST = FIRST + READY + MORE - 1
HOURS, PEOPLE = LAST + 1, LAST + 2
SCHOOL_ROW, TOTAL_ROW, HEAD_ROW = 2, 3, 4
AVAILABLE_ROW = SCHOOL_ROW
"""The hours that people have stand beside the school, so that no other row moves."""
TOP = HEAD_ROW + 1

MANDATES = ("decides", "carries-out", "follows-up", "contact", "backup")
"""What somebody has a mandate for, in the order of the form and of the sheet."""
WHOSE = 1
"""Column of the mandates' sheet with the cluster or the task; the mandates follow it."""
MORE_MANDATES = 5
"""Empty rows for tasks that a school settles apart."""
ROWS_APART = 8
"""Empty rows of the form for tasks that a school settles apart."""
KINDS = ("person", "vacancy", "external")
"""What somebody in a team can be."""
