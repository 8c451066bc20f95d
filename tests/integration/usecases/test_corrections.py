"""An article that changes: readers are told when it changed in substance, and the decision says what."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.app import App
from bot.model.ids import LOCAL
from bot.model.views import ArticleView
from storage.tables import DecisionRow
from tests.newsroom import ManualClock, Outlet, bridge


async def changed(app: App, outlet: Outlet, clock: ManualClock, old: str, new: str) -> tuple[ArticleView, str]:
    """The article after its text changed there, and the reason of the newest decision on it."""
    item = bridge()
    assert old in item.text
    outlet.publish(item)
    await app.services.add_source(LOCAL, outlet.feed)
    await app.services.poll()
    outlet.change(item, teaser="Changed since.", text=item.text.replace(old, new))
    clock.pass_(hours=3)
    assert [p.updated for p in (await app.services.poll()).polled] == [1]
    (story,) = await app.services.latest_news(LOCAL, limit=5)
    async with app.db.read() as session:
        reasons = (await session.scalars(select(col(DecisionRow.reason)).order_by(col(DecisionRow.id)))).all()
    return story.articles[0], reasons[-1]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("3.1 million", "2.1 million", "number: “3.1 million” is now “2.1 million”"),
        ("could not afford", "could afford", "claim: “could not afford” is now “could afford”"),
        ("The bridge is older than our quarrels, and it", "It", "quotation: "),
        ("Mayor Odile", "Deputy Mayor Odile", "role: “Mayor” is now “Deputy Mayor”"),
    ],
)
async def test_a_change_in_substance_is_marked_and_its_reason_says_what(
    app: App, outlet: Outlet, clock: ManualClock, old: str, new: str, told: str
) -> None:
    article, reason = await changed(app, outlet, clock, old, new)
    assert article.corrected
    assert told in reason


async def test_a_mended_spelling_is_a_new_version_and_no_correction(
    app: App, outlet: Outlet, clock: ManualClock
) -> None:
    article, reason = await changed(app, outlet, clock, "scaffolding is gone", "scafolding is gone")
    assert not article.corrected
    assert "is now" not in reason
