"""The composition root: the only place that knows everyone. Nothing is built at import.

`open_app` opens what use cases need and closes it again; `bot/process.py` runs the bot around it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from bot.clock import Clock, system_clock
from bot.delivery import Platform
from bot.services import Services
from bot.settings import Settings
from bot.sources.fetcher import Names
from bot.sources.weather import Weather
from bot.usecases.allowing import Allowance
from bot.usecases.answers import Answers
from bot.usecases.asking import AskSource
from bot.usecases.caring import CheckHealth, LookAtSource, PauseSource, ResumeSource
from bot.usecases.delivering import Deliver, DeliverySources
from bot.usecases.digests import CreateSubscription, MakeDigests, PreviewDigest, Rules, SuggestZones
from bot.usecases.finding import FeedFinder
from bot.usecases.hubs import SpeakToHubs
from bot.usecases.lately import AskForPerson
from bot.usecases.listing import ExportSources, ImportSources
from bot.usecases.looking import reading, shut_of
from bot.usecases.news import LatestNews, SearchNews, ShowStory
from bot.usecases.noting import NoteIncidents, ReadNotes
from bot.usecases.polling import Poll, PollBatch, PollSource
from bot.usecases.pushing import AnswerHub, Pushes, TakePush
from bot.usecases.quotes import FindQuotes, SuggestSpeakers
from bot.usecases.reading import Reader
from bot.usecases.shutting import ApplyBlocklist
from bot.usecases.sources import AddSource, ListSources, RemoveSource
from bot.usecases.taking import Taker
from storage.engine import Database
from storage.migrate import upgrade


@dataclass(frozen=True, slots=True)
class App:
    """What was composed: the settings, the open database, the task of the queue, and the services."""

    settings: Settings
    db: Database
    clock: Clock
    poll_batch: PollBatch
    services: Services
    hubs: Hubs | None = None


@dataclass(frozen=True, slots=True)
class Hubs:
    """What speaks to hubs, and what they call; there where the settings let them."""

    speak: SpeakToHubs
    calls: Pushes


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    platforms: Mapping[str, Platform] = MappingProxyType({}),
    clock: Clock = system_clock,
    resolver: Names | None = None,
) -> AsyncIterator[App]:
    """The application over the database of the settings, brought to the code's revision first.

    `platforms` may be a mapping that changes while the application runs: a platform is there while it is
    connected. `resolver` looks names up instead of the system.
    """
    await upgrade(settings.database.url)
    async with Database.open(settings.database.url) as db, reading(settings, clock=clock, resolver=resolver) as reader:
        await ApplyBlocklist(db, clock, shut_of(settings))()
        ask = _ask(settings, db, reader, clock)
        poll_batch = PollBatch(db, PollSource(db, ask, Weather(), clock), hubs=bool(settings.websub.callback))
        services = _services(settings, db, reader, platforms, clock, poll_batch)
        yield App(settings, db, clock, poll_batch, services, _hubs(settings, db, reader, clock, ask))


def _ask(settings: Settings, db: Database, reader: Reader, clock: Clock) -> AskSource:
    floor = timedelta(minutes=settings.polling.floor_minutes)
    safety = timedelta(hours=settings.websub.safety_hours)
    shut = shut_of(settings)
    answers = Answers(db, reader.fetcher, clock)
    return AskSource(reader, Taker(db, reader, clock, shut), answers, clock, shut, floor, safety)


def _hubs(settings: Settings, db: Database, reader: Reader, clock: Clock, ask: AskSource) -> Hubs | None:
    if not settings.websub.callback:
        return None
    speak = SpeakToHubs(db, reader.fetcher, clock, settings.websub.base)
    return Hubs(speak, Pushes(db, TakePush(db, ask, clock), clock, AnswerHub(db, clock)))


def _services(
    settings: Settings,
    db: Database,
    reader: Reader,
    platforms: Mapping[str, Platform],
    clock: Clock,
    poll_batch: PollBatch,
) -> Services:
    rules = Rules(settings.digests.max_stories, timedelta(days=settings.digests.max_age_days))
    find = FeedFinder(reader, shut_of(settings), AskForPerson(db, reader.fetcher, clock))
    allowed = Allowance(db, clock, settings.fetch.per_user_hour)
    add_source = AddSource(db, clock, find, allowed)
    return Services(
        add_source=add_source,
        list_sources=ListSources(db),
        remove_source=RemoveSource(db, clock),
        look_at_source=LookAtSource(db, clock, find, allowed),
        pause_source=PauseSource(db, clock),
        resume_source=ResumeSource(db, clock, allowed),
        check_health=CheckHealth(db),
        read_notes=ReadNotes(db, NoteIncidents(db, clock)),
        import_sources=ImportSources(db, reader, add_source),
        export_sources=ExportSources(db),
        poll=Poll(db, clock, poll_batch),
        poll_batch=poll_batch,
        latest_news=LatestNews(db),
        search_news=SearchNews(db),
        show_story=ShowStory(db),
        find_quotes=FindQuotes(db),
        suggest_speakers=SuggestSpeakers(db),
        create_subscription=CreateSubscription(db, clock, rules),
        suggest_zones=SuggestZones(),
        preview_digest=PreviewDigest(db, clock, rules),
        make_digests=MakeDigests(db, clock, rules),
        deliver=Deliver(db, clock, platforms, repeat_uncertain=settings.delivery.uncertain == "repeat"),
        delivery_sources=DeliverySources(db),
    )
