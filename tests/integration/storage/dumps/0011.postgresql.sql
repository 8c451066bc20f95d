CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.allowance (
    who character varying NOT NULL,
    remaining double precision NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.article (
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    story_id bigint NOT NULL,
    version_id bigint NOT NULL,
    version integer NOT NULL,
    fingerprint character varying NOT NULL,
    text_print character varying NOT NULL,
    url character varying NOT NULL,
    title character varying NOT NULL,
    outlet character varying NOT NULL,
    language character varying NOT NULL,
    kind character varying NOT NULL,
    access character varying NOT NULL,
    note character varying NOT NULL,
    byline character varying NOT NULL,
    contributors character varying NOT NULL,
    published_at timestamp with time zone,
    first_seen_at timestamp with time zone NOT NULL,
    corrected_at timestamp with time zone,
    terms character varying NOT NULL,
    names character varying NOT NULL,
    numbers character varying NOT NULL
);
CREATE SEQUENCE public.article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.article_id_seq OWNED BY public.article.id;
CREATE TABLE public.article_search (
    article_id bigint NOT NULL,
    title character varying NOT NULL,
    body character varying NOT NULL,
    tags character varying NOT NULL,
    document tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, (((((title)::text || ' '::text) || (body)::text) || ' '::text) || (tags)::text))) STORED
);
ALTER TABLE ONLY public.article_search ALTER COLUMN document SET STATISTICS 1000;
CREATE TABLE public.article_version (
    id bigint CONSTRAINT article_version_id_not_null1 NOT NULL,
    article_id bigint NOT NULL,
    number integer NOT NULL,
    fetched_at timestamp with time zone NOT NULL,
    fingerprint character varying NOT NULL,
    url character varying NOT NULL,
    title character varying NOT NULL,
    text character varying NOT NULL,
    outlet character varying NOT NULL,
    byline character varying NOT NULL,
    contributors character varying NOT NULL,
    published_at timestamp with time zone,
    updated_at timestamp with time zone,
    printed_language character varying NOT NULL,
    section character varying NOT NULL,
    summary character varying NOT NULL,
    access character varying NOT NULL,
    max_snippet integer,
    headline character varying,
    language character varying NOT NULL,
    kind character varying NOT NULL,
    brief_byline character varying NOT NULL,
    brief_contributors character varying NOT NULL,
    note character varying NOT NULL,
    truncated boolean NOT NULL
);
CREATE SEQUENCE public.article_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.article_version_id_seq OWNED BY public.article_version.id;
CREATE TABLE public.attempt (
    source_id bigint NOT NULL,
    value character varying NOT NULL,
    since timestamp with time zone NOT NULL,
    times integer NOT NULL
);
CREATE TABLE public.backlog (
    source_id bigint NOT NULL,
    kind character varying NOT NULL,
    value character varying NOT NULL,
    place bigint NOT NULL
);
CREATE TABLE public.carried (
    id bigint NOT NULL,
    article_id bigint NOT NULL,
    source_id bigint NOT NULL,
    story_id bigint NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.carried_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.carried_id_seq OWNED BY public.carried.id;
CREATE TABLE public.community (
    id bigint NOT NULL,
    platform character varying NOT NULL,
    external_id character varying NOT NULL
);
CREATE SEQUENCE public.community_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.community_id_seq OWNED BY public.community.id;
CREATE TABLE public.community_source (
    community_id bigint NOT NULL,
    source_id bigint NOT NULL,
    added_by character varying NOT NULL,
    added_at timestamp with time zone NOT NULL,
    start character varying NOT NULL,
    after_article bigint NOT NULL,
    paused_at timestamp with time zone,
    topic character varying DEFAULT ''::character varying NOT NULL
);
CREATE TABLE public.decision (
    id bigint NOT NULL,
    article_id bigint,
    source_id bigint NOT NULL,
    item character varying NOT NULL,
    verdict character varying NOT NULL,
    reason character varying NOT NULL,
    story_id bigint,
    joined_id bigint,
    at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.decision_id_seq OWNED BY public.decision.id;
CREATE TABLE public.delivery (
    id bigint NOT NULL,
    edition_id bigint NOT NULL,
    platform character varying NOT NULL,
    destination character varying NOT NULL,
    part integer NOT NULL,
    payload character varying NOT NULL,
    nonce character varying NOT NULL,
    state character varying NOT NULL,
    attempts integer NOT NULL,
    ready_at timestamp with time zone NOT NULL,
    first_send_at timestamp with time zone,
    lease_until timestamp with time zone,
    message_id character varying NOT NULL,
    error character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone
);
CREATE SEQUENCE public.delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.delivery_id_seq OWNED BY public.delivery.id;
CREATE TABLE public.delivery_story (
    delivery_id bigint NOT NULL,
    story_id bigint NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.edition (
    id bigint NOT NULL,
    subscription_id bigint NOT NULL,
    window_start timestamp with time zone NOT NULL,
    window_end timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.edition_id_seq OWNED BY public.edition.id;
CREATE TABLE public.edition_item (
    edition_id bigint NOT NULL,
    story_id bigint NOT NULL,
    "position" integer NOT NULL
);
CREATE TABLE public.hub_subscription (
    id bigint NOT NULL,
    source_id bigint,
    hub character varying NOT NULL,
    topic character varying NOT NULL,
    callback character varying NOT NULL,
    token character varying NOT NULL,
    secret character varying NOT NULL,
    state character varying NOT NULL,
    reason character varying NOT NULL,
    asked_at timestamp with time zone,
    expires_at timestamp with time zone,
    next_at timestamp with time zone,
    pushed_at timestamp with time zone,
    lease_until timestamp with time zone,
    failures integer NOT NULL,
    trusted boolean NOT NULL,
    confirmed_at timestamp with time zone
);
CREATE SEQUENCE public.hub_subscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.hub_subscription_id_seq OWNED BY public.hub_subscription.id;
CREATE TABLE public.identity_key (
    kind character varying NOT NULL,
    scope bigint NOT NULL,
    value character varying NOT NULL,
    article_id bigint
);
CREATE TABLE public.incident (
    id bigint NOT NULL,
    kind character varying NOT NULL,
    domain character varying NOT NULL,
    reason character varying NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    told_at timestamp with time zone,
    recovery_told_at timestamp with time zone
);
CREATE SEQUENCE public.incident_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.incident_id_seq OWNED BY public.incident.id;
CREATE TABLE public.incident_source (
    incident_id bigint NOT NULL,
    source_id bigint NOT NULL,
    ended_at timestamp with time zone
);
CREATE TABLE public.non_response (
    id bigint NOT NULL,
    version_id bigint NOT NULL,
    "position" integer NOT NULL,
    who character varying NOT NULL,
    kind character varying NOT NULL,
    span character varying NOT NULL,
    who_span character varying
);
CREATE SEQUENCE public.non_response_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.non_response_id_seq OWNED BY public.non_response.id;
CREATE TABLE public.note (
    id bigint NOT NULL,
    incident_id bigint NOT NULL,
    what character varying NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.note_id_seq OWNED BY public.note.id;
CREATE TABLE public.point (
    id bigint NOT NULL,
    version_id bigint NOT NULL,
    "position" integer NOT NULL,
    text character varying NOT NULL,
    evidence character varying NOT NULL,
    edits character varying NOT NULL,
    claimant character varying,
    role character varying,
    cue character varying,
    status character varying NOT NULL
);
CREATE SEQUENCE public.point_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.point_id_seq OWNED BY public.point.id;
CREATE TABLE public.quote (
    id bigint NOT NULL,
    version_id bigint NOT NULL,
    article_id bigint NOT NULL,
    speaker_id bigint,
    listed boolean NOT NULL,
    published_at timestamp with time zone NOT NULL,
    "position" integer NOT NULL,
    segments character varying NOT NULL,
    fragments character varying NOT NULL,
    text character varying NOT NULL,
    kind character varying NOT NULL,
    speaker character varying,
    speaker_kind character varying NOT NULL,
    principal character varying,
    mention character varying,
    name_span character varying,
    role character varying,
    role_span character varying,
    cue character varying,
    cue_span character varying,
    setting character varying,
    setting_span character varying,
    confidence double precision NOT NULL,
    shown boolean NOT NULL,
    polarity character varying
);
CREATE SEQUENCE public.quote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.quote_id_seq OWNED BY public.quote.id;
CREATE TABLE public.quote_search (
    quote_id bigint NOT NULL,
    body character varying NOT NULL,
    tags character varying NOT NULL,
    document tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, (((body)::text || ' '::text) || (tags)::text))) STORED
);
ALTER TABLE ONLY public.quote_search ALTER COLUMN document SET STATISTICS 1000;
CREATE TABLE public.source (
    id bigint NOT NULL,
    url character varying NOT NULL,
    title character varying NOT NULL,
    site character varying NOT NULL,
    language character varying NOT NULL,
    kind character varying NOT NULL,
    state character varying NOT NULL,
    reason character varying NOT NULL,
    etag character varying,
    last_modified character varying,
    body_hash character varying NOT NULL,
    failures integer NOT NULL,
    next_poll_at timestamp with time zone,
    lease_until timestamp with time zone,
    interval_s integer NOT NULL,
    polled_at timestamp with time zone,
    ok_at timestamp with time zone,
    moved_to character varying,
    moved_seen integer NOT NULL,
    state_since timestamp with time zone,
    rhythm character varying DEFAULT ''::character varying NOT NULL,
    hub character varying,
    hub_topic character varying,
    hub_at timestamp with time zone
);
CREATE SEQUENCE public.source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.source_id_seq OWNED BY public.source.id;
CREATE TABLE public.speaker (
    id bigint NOT NULL,
    name character varying NOT NULL,
    name_key character varying NOT NULL,
    kind character varying NOT NULL,
    quotes integer NOT NULL
);
CREATE SEQUENCE public.speaker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.speaker_id_seq OWNED BY public.speaker.id;
CREATE TABLE public.speaker_key (
    key character varying NOT NULL COLLATE pg_catalog."C",
    speaker_id bigint NOT NULL
);
CREATE TABLE public.story (
    id bigint NOT NULL,
    title character varying NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.story_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.story_id_seq OWNED BY public.story.id;
CREATE TABLE public.subscription (
    id bigint NOT NULL,
    community_id bigint NOT NULL,
    platform character varying NOT NULL,
    destination character varying NOT NULL,
    schedule character varying NOT NULL,
    zone character varying NOT NULL,
    next_due_at timestamp with time zone NOT NULL,
    covered_to timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    created_by character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    max_stories integer NOT NULL,
    paused character varying NOT NULL
);
CREATE SEQUENCE public.subscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.subscription_id_seq OWNED BY public.subscription.id;
CREATE TABLE public.suspension (
    platform character varying NOT NULL,
    destination character varying NOT NULL,
    reason character varying NOT NULL
);
ALTER TABLE ONLY public.article ALTER COLUMN id SET DEFAULT nextval('public.article_id_seq'::regclass);
ALTER TABLE ONLY public.article_version ALTER COLUMN id SET DEFAULT nextval('public.article_version_id_seq'::regclass);
ALTER TABLE ONLY public.carried ALTER COLUMN id SET DEFAULT nextval('public.carried_id_seq'::regclass);
ALTER TABLE ONLY public.community ALTER COLUMN id SET DEFAULT nextval('public.community_id_seq'::regclass);
ALTER TABLE ONLY public.decision ALTER COLUMN id SET DEFAULT nextval('public.decision_id_seq'::regclass);
ALTER TABLE ONLY public.delivery ALTER COLUMN id SET DEFAULT nextval('public.delivery_id_seq'::regclass);
ALTER TABLE ONLY public.edition ALTER COLUMN id SET DEFAULT nextval('public.edition_id_seq'::regclass);
ALTER TABLE ONLY public.hub_subscription ALTER COLUMN id SET DEFAULT nextval('public.hub_subscription_id_seq'::regclass);
ALTER TABLE ONLY public.incident ALTER COLUMN id SET DEFAULT nextval('public.incident_id_seq'::regclass);
ALTER TABLE ONLY public.non_response ALTER COLUMN id SET DEFAULT nextval('public.non_response_id_seq'::regclass);
ALTER TABLE ONLY public.note ALTER COLUMN id SET DEFAULT nextval('public.note_id_seq'::regclass);
ALTER TABLE ONLY public.point ALTER COLUMN id SET DEFAULT nextval('public.point_id_seq'::regclass);
ALTER TABLE ONLY public.quote ALTER COLUMN id SET DEFAULT nextval('public.quote_id_seq'::regclass);
ALTER TABLE ONLY public.source ALTER COLUMN id SET DEFAULT nextval('public.source_id_seq'::regclass);
ALTER TABLE ONLY public.speaker ALTER COLUMN id SET DEFAULT nextval('public.speaker_id_seq'::regclass);
ALTER TABLE ONLY public.story ALTER COLUMN id SET DEFAULT nextval('public.story_id_seq'::regclass);
ALTER TABLE ONLY public.subscription ALTER COLUMN id SET DEFAULT nextval('public.subscription_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0010');
INSERT INTO public.article VALUES (1, 1, 1, 1, 1, 'print-ferry', '060a6061bd28cb9186421864d8a71600', 'https://harrow.example/ferry', 'Harrow Bay approves ferry line', 'Harrow Bay Courier', 'en', 'news', 'open', '', '["Nell Ashby"]', '[]', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', NULL, '[]', '[]', '[]');
INSERT INTO public.article VALUES (2, 2, 1, 2, 1, 'print-zoo', '060a6061bd28cb9186421864d8a71600', 'https://harrow.example/zoo', 'Valley Zoo opens', 'Harrow Bay Courier', 'en', 'news', 'open', '', '["Nell Ashby"]', '[]', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', NULL, '[]', '[]', '[]');
INSERT INTO public.article_search VALUES (1, 'harrow bay approves ferry line', 'the harrow bay council approved a new ferry line on monday the line will carry 400 people a day orla tennant mayor', 'src1', DEFAULT);
INSERT INTO public.article_search VALUES (2, 'valley zoo opens', '', 'src2', DEFAULT);
INSERT INTO public.article_version VALUES (1, 1, 1, '2026-03-02 12:00:00+00', 'print-ferry', 'https://harrow.example/ferry', 'Harrow Bay approves ferry line', 'The Harrow Bay council approved a new ferry line on Monday.
“The line will carry 400 people a day,” Mayor Orla Tennant said.
Tennant said that the first boat would leave in May. The harbour office did not respond to a request for comment.', 'Harrow Bay Courier', '[]', '[]', '2026-03-02 12:00:00+00', NULL, '', '', '', 'open', NULL, NULL, 'en', 'news', '["Nell Ashby"]', '[]', '', false);
INSERT INTO public.article_version VALUES (2, 2, 1, '2026-03-02 12:00:00+00', 'print-zoo', 'https://harrow.example/zoo', 'Valley Zoo opens', 'The Harrow Bay council approved a new ferry line on Monday.
“The line will carry 400 people a day,” Mayor Orla Tennant said.
Tennant said that the first boat would leave in May. The harbour office did not respond to a request for comment.', 'Harrow Bay Courier', '[]', '[]', '2026-03-02 12:00:00+00', NULL, '', '', '', 'open', NULL, NULL, 'en', 'news', '["Nell Ashby"]', '[]', '', false);
INSERT INTO public.carried VALUES (1, 1, 1, 1, '2026-03-02 12:00:00+00');
INSERT INTO public.carried VALUES (2, 2, 2, 1, '2026-03-02 12:00:00+00');
INSERT INTO public.community VALUES (1, 'discord', '100');
INSERT INTO public.community VALUES (2, 'discord', '200');
INSERT INTO public.community_source VALUES (1, 1, 'discord:7', '2026-03-02 12:00:00+00', 'latest', 0, NULL, '');
INSERT INTO public.community_source VALUES (2, 2, 'discord:7', '2026-03-02 12:00:00+00', 'latest', 0, NULL, '');
INSERT INTO public.delivery VALUES (1, 1, 'discord', 'c1', 1, '{"part":1}', '31c3c8b64b55818b04b2204f', 'pending', 0, '2026-03-02 12:00:00+00', NULL, NULL, '', '', '2026-03-02 12:00:00+00', NULL);
INSERT INTO public.delivery_story VALUES (1, 1, 0);
INSERT INTO public.edition VALUES (1, 1, '2026-03-01 12:00:00+00', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00');
INSERT INTO public.edition_item VALUES (1, 1, 0);
INSERT INTO public.identity_key VALUES ('guid', 1, '484942e6c66e17c3e7989e0bfa969d74', 1);
INSERT INTO public.identity_key VALUES ('link', 0, '93649c22b34d45e36ed736504ae38d6a', 1);
INSERT INTO public.identity_key VALUES ('print', 1, 'e1cd932f67c5cf00cd83cc08b5bb4325', 1);
INSERT INTO public.identity_key VALUES ('guid', 2, '2dd093b63abaa4913b84a4646407374b', 2);
INSERT INTO public.identity_key VALUES ('link', 0, '2dd17ff411e389d44c45c0fea5050c9a', 2);
INSERT INTO public.identity_key VALUES ('print', 2, '0481b9b9657c05a4b7d320df10f5ffb4', 2);
INSERT INTO public.point VALUES (1, 1, 0, 'The Harrow Bay council approved a new ferry line on Monday.', '[[0,59]]', '[["keep",0,59]]', NULL, NULL, NULL, 'reported');
INSERT INTO public.quote VALUES (1, 1, 1, 1, true, '2026-03-02 12:00:00+00', 0, '[[61,100]]', '[]', '“The line will carry 400 people a day,”', 'direct', 'Orla Tennant', 'person', NULL, NULL, NULL, 'Mayor', NULL, NULL, NULL, NULL, NULL, 0.9, true, NULL);
INSERT INTO public.quote_search VALUES (1, 'the line will carry 400 people a day harrow bay approves ferry line', 'spk1', DEFAULT);
INSERT INTO public.source VALUES (1, 'https://courier.example/feed', 'Courier', 'https://courier.example/', 'en', 'rss', 'new', '', NULL, NULL, '', 0, '2026-03-02 12:00:00+00', NULL, 3600, NULL, NULL, NULL, 0, NULL, '', NULL, NULL, NULL);
INSERT INTO public.source VALUES (2, 'https://tribune.example/feed', 'Tribune', 'https://tribune.example/', 'en', 'rss', 'new', '', NULL, NULL, '', 0, '2026-03-02 12:00:00+00', NULL, 3600, NULL, NULL, NULL, 0, NULL, '', NULL, NULL, NULL);
INSERT INTO public.speaker VALUES (1, 'Orla Tennant', 'orla tennant', 'person', 1);
INSERT INTO public.speaker_key VALUES ('orla', 1);
INSERT INTO public.speaker_key VALUES ('orla tennant', 1);
INSERT INTO public.speaker_key VALUES ('tennant', 1);
INSERT INTO public.story VALUES (1, 'Harrow Bay approves ferry line', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00');
INSERT INTO public.subscription VALUES (1, 1, 'discord', 'c1', '{"times":["08:00:00"],"weekdays":[0,1,2,3,4,5,6]}', 'UTC', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', NULL, 'discord:7', '2026-03-02 12:00:00+00', 8, '');
SELECT pg_catalog.setval('public.article_id_seq', 2, true);
SELECT pg_catalog.setval('public.article_version_id_seq', 2, true);
SELECT pg_catalog.setval('public.carried_id_seq', 2, true);
SELECT pg_catalog.setval('public.community_id_seq', 3, true);
SELECT pg_catalog.setval('public.decision_id_seq', 1, false);
SELECT pg_catalog.setval('public.delivery_id_seq', 1, true);
SELECT pg_catalog.setval('public.edition_id_seq', 1, true);
SELECT pg_catalog.setval('public.hub_subscription_id_seq', 1, false);
SELECT pg_catalog.setval('public.incident_id_seq', 1, false);
SELECT pg_catalog.setval('public.non_response_id_seq', 1, false);
SELECT pg_catalog.setval('public.note_id_seq', 1, false);
SELECT pg_catalog.setval('public.point_id_seq', 1, true);
SELECT pg_catalog.setval('public.quote_id_seq', 1, true);
SELECT pg_catalog.setval('public.source_id_seq', 2, true);
SELECT pg_catalog.setval('public.speaker_id_seq', 1, true);
SELECT pg_catalog.setval('public.story_id_seq', 1, true);
SELECT pg_catalog.setval('public.subscription_id_seq', 1, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.allowance
    ADD CONSTRAINT pk_allowance PRIMARY KEY (who);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT pk_article PRIMARY KEY (id);
ALTER TABLE ONLY public.article_search
    ADD CONSTRAINT pk_article_search PRIMARY KEY (article_id);
ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT pk_article_version PRIMARY KEY (id);
ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT pk_attempt PRIMARY KEY (source_id, value);
ALTER TABLE ONLY public.backlog
    ADD CONSTRAINT pk_backlog PRIMARY KEY (source_id, kind, value);
ALTER TABLE ONLY public.carried
    ADD CONSTRAINT pk_carried PRIMARY KEY (id);
ALTER TABLE ONLY public.community
    ADD CONSTRAINT pk_community PRIMARY KEY (id);
ALTER TABLE ONLY public.community_source
    ADD CONSTRAINT pk_community_source PRIMARY KEY (community_id, source_id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT pk_decision PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT pk_delivery PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery_story
    ADD CONSTRAINT pk_delivery_story PRIMARY KEY (delivery_id, story_id);
ALTER TABLE ONLY public.edition
    ADD CONSTRAINT pk_edition PRIMARY KEY (id);
ALTER TABLE ONLY public.edition_item
    ADD CONSTRAINT pk_edition_item PRIMARY KEY (edition_id, story_id);
ALTER TABLE ONLY public.hub_subscription
    ADD CONSTRAINT pk_hub_subscription PRIMARY KEY (id);
ALTER TABLE ONLY public.identity_key
    ADD CONSTRAINT pk_identity_key PRIMARY KEY (kind, scope, value);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT pk_incident PRIMARY KEY (id);
ALTER TABLE ONLY public.incident_source
    ADD CONSTRAINT pk_incident_source PRIMARY KEY (incident_id, source_id);
ALTER TABLE ONLY public.non_response
    ADD CONSTRAINT pk_non_response PRIMARY KEY (id);
ALTER TABLE ONLY public.note
    ADD CONSTRAINT pk_note PRIMARY KEY (id);
ALTER TABLE ONLY public.point
    ADD CONSTRAINT pk_point PRIMARY KEY (id);
ALTER TABLE ONLY public.quote
    ADD CONSTRAINT pk_quote PRIMARY KEY (id);
ALTER TABLE ONLY public.quote_search
    ADD CONSTRAINT pk_quote_search PRIMARY KEY (quote_id);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT pk_source PRIMARY KEY (id);
ALTER TABLE ONLY public.speaker
    ADD CONSTRAINT pk_speaker PRIMARY KEY (id);
ALTER TABLE ONLY public.speaker_key
    ADD CONSTRAINT pk_speaker_key PRIMARY KEY (key, speaker_id);
ALTER TABLE ONLY public.story
    ADD CONSTRAINT pk_story PRIMARY KEY (id);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT pk_subscription PRIMARY KEY (id);
ALTER TABLE ONLY public.suspension
    ADD CONSTRAINT pk_suspension PRIMARY KEY (platform, destination);
ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT uq_article_version_article_id_number UNIQUE (article_id, number);
ALTER TABLE ONLY public.carried
    ADD CONSTRAINT uq_carried_article_id_source_id UNIQUE (article_id, source_id);
ALTER TABLE ONLY public.community
    ADD CONSTRAINT uq_community_platform_external_id UNIQUE (platform, external_id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT uq_delivery_platform_destination_edition_id_part UNIQUE (platform, destination, edition_id, part);
ALTER TABLE ONLY public.edition
    ADD CONSTRAINT uq_edition_subscription_id_window_end UNIQUE (subscription_id, window_end);
ALTER TABLE ONLY public.hub_subscription
    ADD CONSTRAINT uq_hub_subscription_token UNIQUE (token);
ALTER TABLE ONLY public.note
    ADD CONSTRAINT uq_note_incident_id_what UNIQUE (incident_id, what);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT uq_source_url UNIQUE (url);
ALTER TABLE ONLY public.speaker
    ADD CONSTRAINT uq_speaker_name_key UNIQUE (name_key);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT uq_subscription_order UNIQUE (community_id, platform, destination, schedule, zone);
CREATE INDEX ix_article_first_seen_at ON public.article USING btree (first_seen_at);
CREATE INDEX ix_article_search_document ON public.article_search USING gin (document);
CREATE INDEX ix_article_source_id ON public.article USING btree (source_id);
CREATE INDEX ix_article_story_id ON public.article USING btree (story_id);
CREATE INDEX ix_backlog_source_id_place ON public.backlog USING btree (source_id, place);
CREATE INDEX ix_carried_source_id_id ON public.carried USING btree (source_id, id);
CREATE INDEX ix_carried_source_id_seen_at ON public.carried USING btree (source_id, seen_at);
CREATE INDEX ix_carried_source_id_story_id ON public.carried USING btree (source_id, story_id);
CREATE INDEX ix_carried_story_id ON public.carried USING btree (story_id);
CREATE INDEX ix_community_source_source_id ON public.community_source USING btree (source_id);
CREATE INDEX ix_decision_article_id ON public.decision USING btree (article_id);
CREATE INDEX ix_decision_source_id_id ON public.decision USING btree (source_id, id);
CREATE INDEX ix_delivery_open ON public.delivery USING btree (platform, destination, id) WHERE ((state)::text = ANY ((ARRAY['pending'::character varying, 'sending'::character varying])::text[]));
CREATE INDEX ix_delivery_story_story_id ON public.delivery_story USING btree (story_id);
CREATE INDEX ix_edition_item_story_id ON public.edition_item USING btree (story_id);
CREATE INDEX ix_hub_subscription_next_at ON public.hub_subscription USING btree (next_at);
CREATE INDEX ix_hub_subscription_source_id ON public.hub_subscription USING btree (source_id);
CREATE INDEX ix_identity_key_article_id ON public.identity_key USING btree (article_id);
CREATE INDEX ix_incident_closed_at ON public.incident USING btree (closed_at);
CREATE INDEX ix_incident_source_source_id ON public.incident_source USING btree (source_id);
CREATE INDEX ix_non_response_version_id ON public.non_response USING btree (version_id);
CREATE INDEX ix_note_at ON public.note USING btree (at);
CREATE INDEX ix_point_version_id ON public.point USING btree (version_id);
CREATE INDEX ix_quote_listed ON public.quote USING btree (speaker_id, id) WHERE listed;
CREATE INDEX ix_quote_search_document ON public.quote_search USING gin (document);
CREATE INDEX ix_quote_version_id ON public.quote USING btree (version_id);
CREATE INDEX ix_source_hub ON public.source USING btree (hub);
CREATE INDEX ix_source_next_poll_at ON public.source USING btree (next_poll_at);
CREATE INDEX ix_speaker_key_speaker_id ON public.speaker_key USING btree (speaker_id);
CREATE INDEX ix_speaker_quotes ON public.speaker USING btree (quotes);
CREATE INDEX ix_subscription_next_due_at ON public.subscription USING btree (next_due_at);
CREATE INDEX ix_subscription_platform_destination ON public.subscription USING btree (platform, destination);
CREATE UNIQUE INDEX uq_hub_subscription_one ON public.hub_subscription USING btree (source_id) WHERE ((state)::text <> 'leaving'::text);
ALTER TABLE ONLY public.article_search
    ADD CONSTRAINT fk_article_search_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.article
    ADD CONSTRAINT fk_article_source_id FOREIGN KEY (source_id) REFERENCES public.source(id);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT fk_article_story_id FOREIGN KEY (story_id) REFERENCES public.story(id);
ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT fk_article_version_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT fk_attempt_source_id FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.backlog
    ADD CONSTRAINT fk_backlog_source_id FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.carried
    ADD CONSTRAINT fk_carried_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.carried
    ADD CONSTRAINT fk_carried_source_id FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.carried
    ADD CONSTRAINT fk_carried_story_id FOREIGN KEY (story_id) REFERENCES public.story(id);
ALTER TABLE ONLY public.community_source
    ADD CONSTRAINT fk_community_source_community_id FOREIGN KEY (community_id) REFERENCES public.community(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.community_source
    ADD CONSTRAINT fk_community_source_source_id FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_source_id FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT fk_delivery_edition_id FOREIGN KEY (edition_id) REFERENCES public.edition(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.delivery_story
    ADD CONSTRAINT fk_delivery_story_delivery_id FOREIGN KEY (delivery_id) REFERENCES public.delivery(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.delivery_story
    ADD CONSTRAINT fk_delivery_story_story_id FOREIGN KEY (story_id) REFERENCES public.story(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.edition_item
    ADD CONSTRAINT fk_edition_item_edition_id FOREIGN KEY (edition_id) REFERENCES public.edition(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.edition_item
    ADD CONSTRAINT fk_edition_item_story_id FOREIGN KEY (story_id) REFERENCES public.story(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.edition
    ADD CONSTRAINT fk_edition_subscription_id FOREIGN KEY (subscription_id) REFERENCES public.subscription(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.hub_subscription
    ADD CONSTRAINT fk_hub_subscription_source_id FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.identity_key
    ADD CONSTRAINT fk_identity_key_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.incident_source
    ADD CONSTRAINT fk_incident_source_incident_id FOREIGN KEY (incident_id) REFERENCES public.incident(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.incident_source
    ADD CONSTRAINT fk_incident_source_source_id FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.non_response
    ADD CONSTRAINT fk_non_response_version_id FOREIGN KEY (version_id) REFERENCES public.article_version(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.note
    ADD CONSTRAINT fk_note_incident_id FOREIGN KEY (incident_id) REFERENCES public.incident(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.point
    ADD CONSTRAINT fk_point_version_id FOREIGN KEY (version_id) REFERENCES public.article_version(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.quote
    ADD CONSTRAINT fk_quote_article_id FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.quote_search
    ADD CONSTRAINT fk_quote_search_quote_id FOREIGN KEY (quote_id) REFERENCES public.quote(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.quote
    ADD CONSTRAINT fk_quote_speaker_id FOREIGN KEY (speaker_id) REFERENCES public.speaker(id);
ALTER TABLE ONLY public.quote
    ADD CONSTRAINT fk_quote_version_id FOREIGN KEY (version_id) REFERENCES public.article_version(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.speaker_key
    ADD CONSTRAINT fk_speaker_key_speaker_id FOREIGN KEY (speaker_id) REFERENCES public.speaker(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT fk_subscription_community_id FOREIGN KEY (community_id) REFERENCES public.community(id) ON DELETE CASCADE;
