"""What is stored, as SQLModel tables. A table checks nothing and is never the value: see `storage.values`.

Importing this package registers every table with `METADATA`.
"""

from storage.tables.articles import ArticleRow, CarriedRow, IdentityKeyRow, VersionRow
from storage.tables.base import METADATA
from storage.tables.content import NonResponseRow, PointRow, QuoteRow
from storage.tables.digests import (
    DeliveryRow,
    DeliveryStoryRow,
    EditionItemRow,
    EditionRow,
    SubscriptionRow,
    SuspensionRow,
)
from storage.tables.people import AllowanceRow, NoteRow
from storage.tables.search import ArticleSearchRow, QuoteSearchRow
from storage.tables.sources import CommunityRow, CommunitySourceRow, IncidentRow, IncidentSourceRow, SourceRow
from storage.tables.speakers import SpeakerKeyRow, SpeakerRow
from storage.tables.stories import DecisionRow, StoryRow
from storage.tables.waiting import AnswerRow, AttemptRow, BacklogRow
from storage.tables.websub import HubSubscriptionRow

__all__ = [
    "METADATA",
    "AllowanceRow",
    "AnswerRow",
    "ArticleRow",
    "ArticleSearchRow",
    "AttemptRow",
    "BacklogRow",
    "CarriedRow",
    "CommunityRow",
    "CommunitySourceRow",
    "DecisionRow",
    "DeliveryRow",
    "DeliveryStoryRow",
    "EditionItemRow",
    "EditionRow",
    "HubSubscriptionRow",
    "IdentityKeyRow",
    "IncidentRow",
    "IncidentSourceRow",
    "NonResponseRow",
    "NoteRow",
    "PointRow",
    "QuoteRow",
    "QuoteSearchRow",
    "SourceRow",
    "SpeakerKeyRow",
    "SpeakerRow",
    "StoryRow",
    "SubscriptionRow",
    "SuspensionRow",
    "VersionRow",
]
