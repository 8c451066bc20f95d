from __future__ import annotations

from bot.model.reports import PollReport
from bot.model.source import Polled, PollOutcome
from bot.process import count_polls
from bot.web.metrics import Metrics
from tests import make


def test_a_round_of_polls_is_counted_with_what_the_verifier_turned_away() -> None:
    metrics = Metrics()
    source = make.source()
    report = PollReport(
        (
            Polled(source, PollOutcome.NEW_ITEMS, new=2, refused=3),
            Polled(source, PollOutcome.NOT_MODIFIED),
            Polled(source, PollOutcome.NEW_ITEMS, new=1, refused=1),
        )
    )
    count_polls(metrics, report)
    told = metrics.render().decode()
    assert "byline_refusals_total 4.0" in told
    assert 'byline_articles_total{result="new"} 3.0' in told
    assert 'byline_polls_total{outcome="new items"} 2.0' in told
