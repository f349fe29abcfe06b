"""One language's view of the data, ready for a template.

A view holds texts, not `Text`s; its links are site paths such as `taken/t01/`, the
same in every language. Every computed field is made here, and named in the docstring
of the module that makes it.
"""

from .base import Context, Link
from .duties import DutyViews
from .fields import FieldViews
from .guide import GuideViews
from .job import JobViews
from .maintenance import MaintenanceViews
from .people import PeopleViews
from .plan import PlanViews
from .reference import ReferenceViews
from .scan import ScanViews
from .sheets import SheetViews
from .steps import StepViews
from .tasks import TaskViews
from .walk import WalkViews

__all__ = [
    "Context",
    "DutyViews",
    "FieldViews",
    "GuideViews",
    "JobViews",
    "Link",
    "MaintenanceViews",
    "PeopleViews",
    "PlanViews",
    "ReferenceViews",
    "ScanViews",
    "SheetViews",
    "StepViews",
    "TaskViews",
    "WalkViews",
]
