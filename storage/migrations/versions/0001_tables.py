"""The tables of the first day."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def columns(kind: TypeEngine[Any], names: tuple[str, ...], null: bool) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=null) for name in names]


def ids(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return columns(ID, names, null)


def keys(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return columns(KEY, names, null)


def texts(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return columns(sa.String(), names, null)


def numbers(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return columns(sa.Integer(), names, null)


def reals(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return columns(sa.Double(), names, null)


def flags(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return columns(sa.Boolean(), names, null)


def instants(*names: str, null: bool = False) -> list[sa.Column[Any]]:
    return columns(sa.DateTime(timezone=True), names, null)


def refers(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=ondelete)


def partial(name: str, table: str, names: list[str], sqlite: str, postgresql: str) -> None:
    op.create_index(name, table, names, sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql))


def upgrade() -> None:
    op.create_table(
        "community", *ids("id"), *texts("platform", "external_id"),
        sa.PrimaryKeyConstraint("id", name="pk_community"),
        sa.UniqueConstraint("platform", "external_id", name="uq_community_platform_external_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "source", *ids("id"),
        *texts("url", "title", "site", "language", "kind", "state", "reason"),
        *texts("etag", "last_modified", null=True), *texts("body_hash"), *numbers("failures"),
        *instants("next_poll_at", "lease_until", null=True), *numbers("interval_s"),
        *instants("polled_at", "ok_at", null=True), *texts("moved_to", null=True), *numbers("moved_seen"),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("url", name="uq_source_url"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_source_next_poll_at", "source", ["next_poll_at"])
    op.create_table(
        "speaker", *ids("id"), *texts("name", "name_key", "kind"), *numbers("quotes"),
        sa.PrimaryKeyConstraint("id", name="pk_speaker"),
        sa.UniqueConstraint("name_key", name="uq_speaker_name_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_speaker_quotes", "speaker", ["quotes"])
    op.create_table(
        "story", *ids("id"), *texts("title"), *instants("first_at", "last_at"),
        sa.PrimaryKeyConstraint("id", name="pk_story"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "suspension", *texts("platform", "destination", "reason"),
        sa.PrimaryKeyConstraint("platform", "destination", name="pk_suspension"),
    )
    op.create_table(
        "article", *ids("id", "source_id", "story_id", "version_id"), *numbers("version"),
        *texts("fingerprint", "text_print", "url", "title", "outlet", "language", "kind", "access", "note", "byline", "contributors"),
        *instants("published_at", null=True), *instants("first_seen_at"), *instants("corrected_at", null=True),
        *texts("terms", "names", "numbers"),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        refers("article", "source_id", "source.id"),
        refers("article", "story_id", "story.id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_first_seen_at", "article", ["first_seen_at"])
    op.create_index("ix_article_source_id", "article", ["source_id"])
    op.create_index("ix_article_story_id", "article", ["story_id"])
    op.create_table(
        "community_source", *ids("community_id", "source_id"), *texts("added_by"),
        *instants("added_at"), *texts("start"), *ids("after_article"),
        sa.PrimaryKeyConstraint("community_id", "source_id", name="pk_community_source"),
        refers("community_source", "community_id", "community.id", "CASCADE"),
        refers("community_source", "source_id", "source.id", "CASCADE"),
    )
    op.create_index("ix_community_source_source_id", "community_source", ["source_id"])
    op.create_table(
        "speaker_key", *keys("key"), *ids("speaker_id"),
        sa.PrimaryKeyConstraint("key", "speaker_id", name="pk_speaker_key"),
        refers("speaker_key", "speaker_id", "speaker.id", "CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_speaker_key_speaker_id", "speaker_key", ["speaker_id"])
    op.create_table(
        "subscription", *ids("id", "community_id"),
        *texts("platform", "destination", "schedule", "zone"), *instants("next_due_at", "covered_to"),
        *instants("lease_until", null=True), *texts("created_by"), *instants("created_at"),
        *numbers("max_stories"), *texts("paused"),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
        refers("subscription", "community_id", "community.id", "CASCADE"),
        sa.UniqueConstraint("community_id", "platform", "destination", "schedule", "zone", name="uq_subscription_order"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_subscription_next_due_at", "subscription", ["next_due_at"])
    op.create_index("ix_subscription_platform_destination", "subscription", ["platform", "destination"])
    op.create_table(
        "article_search", *ids("article_id"), *texts("title", "body", "tags"),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_search"),
        refers("article_search", "article_id", "article.id", "CASCADE"),
    )
    op.create_table(
        "article_version", *ids("id", "article_id"), *numbers("number"),
        *instants("fetched_at"), *texts("fingerprint", "url", "title", "text", "outlet", "byline", "contributors"),
        *instants("published_at", "updated_at", null=True),
        *texts("printed_language", "section", "summary", "access"), *numbers("max_snippet", null=True),
        *texts("headline", null=True), *texts("language", "kind", "brief_byline", "brief_contributors", "note"),
        *flags("truncated"),
        sa.PrimaryKeyConstraint("id", name="pk_article_version"),
        refers("article_version", "article_id", "article.id", "CASCADE"),
        sa.UniqueConstraint("article_id", "number", name="uq_article_version_article_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "carried", *ids("id", "article_id", "source_id", "story_id"), *instants("seen_at"),
        sa.PrimaryKeyConstraint("id", name="pk_carried"),
        refers("carried", "article_id", "article.id", "CASCADE"),
        refers("carried", "source_id", "source.id", "CASCADE"),
        refers("carried", "story_id", "story.id"),
        sa.UniqueConstraint("article_id", "source_id", name="uq_carried_article_id_source_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_carried_source_id_id", "carried", ["source_id", "id"])
    op.create_index("ix_carried_source_id_seen_at", "carried", ["source_id", "seen_at"])
    op.create_index("ix_carried_source_id_story_id", "carried", ["source_id", "story_id"])
    op.create_index("ix_carried_story_id", "carried", ["story_id"])
    op.create_table(
        "decision", *ids("id"), *ids("article_id", null=True), *ids("source_id"),
        *texts("item", "verdict", "reason"), *ids("story_id", "joined_id", null=True), *instants("at"),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        refers("decision", "article_id", "article.id", "SET NULL"),
        refers("decision", "source_id", "source.id", "CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decision_article_id", "decision", ["article_id"])
    op.create_index("ix_decision_source_id_id", "decision", ["source_id", "id"])
    op.create_table(
        "edition", *ids("id", "subscription_id"),
        *instants("window_start", "window_end", "made_at"),
        sa.PrimaryKeyConstraint("id", name="pk_edition"),
        refers("edition", "subscription_id", "subscription.id", "CASCADE"),
        sa.UniqueConstraint("subscription_id", "window_end", name="uq_edition_subscription_id_window_end"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "identity_key", *texts("kind"), *ids("scope"), *texts("value"),
        *ids("article_id", null=True),
        sa.PrimaryKeyConstraint("kind", "scope", "value", name="pk_identity_key"),
        refers("identity_key", "article_id", "article.id", "SET NULL"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_identity_key_article_id", "identity_key", ["article_id"])
    op.create_table(
        "delivery", *ids("id", "edition_id"), *texts("platform", "destination"),
        *numbers("part"), *texts("payload", "nonce", "state"), *numbers("attempts"), *instants("ready_at"),
        *instants("first_send_at", "lease_until", null=True), *texts("message_id", "error"),
        *instants("created_at"), *instants("sent_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        refers("delivery", "edition_id", "edition.id", "CASCADE"),
        sa.UniqueConstraint("platform", "destination", "edition_id", "part", name="uq_delivery_platform_destination_edition_id_part"),
        sqlite_autoincrement=True,
    )
    partial("ix_delivery_open", "delivery", ["platform", "destination", "id"], "state IN ('pending', 'sending')", "state IN ('pending', 'sending')")
    op.create_table(
        "edition_item", *ids("edition_id", "story_id"), *numbers("position"),
        sa.PrimaryKeyConstraint("edition_id", "story_id", name="pk_edition_item"),
        refers("edition_item", "edition_id", "edition.id", "CASCADE"),
        refers("edition_item", "story_id", "story.id", "CASCADE"),
    )
    op.create_index("ix_edition_item_story_id", "edition_item", ["story_id"])
    op.create_table(
        "non_response", *ids("id", "version_id"), *numbers("position"),
        *texts("who", "kind", "span"), *texts("who_span", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_non_response"),
        refers("non_response", "version_id", "article_version.id", "CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_non_response_version_id", "non_response", ["version_id"])
    op.create_table(
        "point", *ids("id", "version_id"), *numbers("position"),
        *texts("text", "evidence", "edits"), *texts("claimant", "role", "cue", null=True), *texts("status"),
        sa.PrimaryKeyConstraint("id", name="pk_point"),
        refers("point", "version_id", "article_version.id", "CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_point_version_id", "point", ["version_id"])
    op.create_table(
        "quote", *ids("id", "version_id", "article_id"), *ids("speaker_id", null=True),
        *flags("listed"), *instants("published_at"), *numbers("position"),
        *texts("segments", "fragments", "text", "kind"), *texts("speaker", null=True), *texts("speaker_kind"),
        *texts("principal", "mention", "name_span", "role", "role_span", "cue", "cue_span", "setting", "setting_span", null=True),
        *reals("confidence"), *flags("shown"),
        sa.PrimaryKeyConstraint("id", name="pk_quote"),
        refers("quote", "article_id", "article.id", "CASCADE"),
        refers("quote", "speaker_id", "speaker.id"),
        refers("quote", "version_id", "article_version.id", "CASCADE"),
        sqlite_autoincrement=True,
    )
    partial("ix_quote_listed", "quote", ["speaker_id", "id"], "listed = 1", "listed")
    op.create_index("ix_quote_version_id", "quote", ["version_id"])
    op.create_table(
        "delivery_story", *ids("delivery_id", "story_id"), *numbers("position"),
        sa.PrimaryKeyConstraint("delivery_id", "story_id", name="pk_delivery_story"),
        refers("delivery_story", "delivery_id", "delivery.id", "CASCADE"),
        refers("delivery_story", "story_id", "story.id", "CASCADE"),
    )
    op.create_index("ix_delivery_story_story_id", "delivery_story", ["story_id"])
    op.create_table(
        "quote_search", *ids("quote_id"), *texts("body", "tags"),
        sa.PrimaryKeyConstraint("quote_id", name="pk_quote_search"),
        refers("quote_search", "quote_id", "quote.id", "CASCADE"),
    )
