"""How much one person may make Byline fetch: the same allowance for the command line and for chat."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, timedelta

from bot.clock import Clock
from bot.errors import TooOften
from bot.messages import text
from bot.model.ids import Community, User
from bot.sources.condition import span
from storage import allowances
from storage.engine import Database


@dataclass(frozen=True, slots=True)
class Allowance:
    """`per_hour` addresses for each person; 0: any number."""

    db: Database
    clock: Clock
    per_hour: int

    async def __call__(self, community: Community, who: User | None) -> None:
        """Count one address that is fetched because of this person, or of the community where nobody is named.

        TooOften says when the next one is allowed.
        """
        if not self.per_hour:
            return
        now = self.clock()
        async with self.db.write() as session:
            wait = await allowances.spend(session, str(who or community), most=self.per_hour, now=now)
        if wait:
            minutes = timedelta(minutes=math.ceil(wait / timedelta(minutes=1)))
            at = (now + minutes).astimezone(UTC).strftime("%H:%M")
            raise TooOften(text("error.too_often", most=self.per_hour, at=at, wait=span(minutes)))
