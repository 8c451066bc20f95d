BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
CREATE TABLE allowance (
	who VARCHAR NOT NULL, 
	remaining FLOAT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_allowance PRIMARY KEY (who)
);
CREATE TABLE article (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	source_id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	text_print VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	outlet VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	access VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	byline VARCHAR NOT NULL, 
	contributors VARCHAR NOT NULL, 
	published_at DATETIME, 
	first_seen_at DATETIME NOT NULL, 
	corrected_at DATETIME, 
	terms VARCHAR NOT NULL, 
	names VARCHAR NOT NULL, 
	numbers VARCHAR NOT NULL, 
	CONSTRAINT fk_article_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_article_story_id FOREIGN KEY(story_id) REFERENCES story (id)
);
INSERT INTO "article" VALUES(1,1,1,1,1,'print-ferry','060a6061bd28cb9186421864d8a71600','https://harrow.example/ferry','Harrow Bay approves ferry line','Harrow Bay Courier','en','news','open','','["Nell Ashby"]','[]','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,'[]','[]','[]');
INSERT INTO "article" VALUES(2,2,1,2,1,'print-zoo','060a6061bd28cb9186421864d8a71600','https://harrow.example/zoo','Valley Zoo opens','Harrow Bay Courier','en','news','open','','["Nell Ashby"]','[]','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,'[]','[]','[]');
CREATE VIRTUAL TABLE article_fts USING fts5(title, body, tags, content='article_search', content_rowid='article_id', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE article_search (
	article_id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	tags VARCHAR NOT NULL, 
	CONSTRAINT pk_article_search PRIMARY KEY (article_id), 
	CONSTRAINT fk_article_search_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE
);
INSERT INTO "article_search" VALUES(1,'harrow bay approves ferry line','the harrow bay council approved a new ferry line on monday the line will carry 400 people a day orla tennant mayor','src1');
INSERT INTO "article_search" VALUES(2,'valley zoo opens','','src2');
CREATE TABLE article_version (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	fetched_at DATETIME NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	outlet VARCHAR NOT NULL, 
	byline VARCHAR NOT NULL, 
	contributors VARCHAR NOT NULL, 
	published_at DATETIME, 
	updated_at DATETIME, 
	printed_language VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	summary VARCHAR NOT NULL, 
	access VARCHAR NOT NULL, 
	max_snippet INTEGER, 
	headline VARCHAR, 
	language VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	brief_byline VARCHAR NOT NULL, 
	brief_contributors VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	truncated BOOLEAN NOT NULL, 
	CONSTRAINT fk_article_version_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT uq_article_version_article_id_number UNIQUE (article_id, number)
);
INSERT INTO "article_version" VALUES(1,1,1,'2026-03-02 12:00:00.000000','print-ferry','https://harrow.example/ferry','Harrow Bay approves ferry line','The Harrow Bay council approved a new ferry line on Monday.

“The line will carry 400 people a day,” Mayor Orla Tennant said.

Tennant said that the first boat would leave in May. The harbour office did not respond to a request for comment.','Harrow Bay Courier','[]','[]','2026-03-02 12:00:00.000000',NULL,'','','','open',NULL,NULL,'en','news','["Nell Ashby"]','[]','',0);
INSERT INTO "article_version" VALUES(2,2,1,'2026-03-02 12:00:00.000000','print-zoo','https://harrow.example/zoo','Valley Zoo opens','The Harrow Bay council approved a new ferry line on Monday.

“The line will carry 400 people a day,” Mayor Orla Tennant said.

Tennant said that the first boat would leave in May. The harbour office did not respond to a request for comment.','Harrow Bay Courier','[]','[]','2026-03-02 12:00:00.000000',NULL,'','','','open',NULL,NULL,'en','news','["Nell Ashby"]','[]','',0);
CREATE TABLE attempt (
	source_id INTEGER NOT NULL, 
	value VARCHAR NOT NULL, 
	since DATETIME NOT NULL, 
	times INTEGER NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (source_id, value), 
	CONSTRAINT fk_attempt_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
CREATE TABLE backlog (
	source_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	place INTEGER NOT NULL, 
	CONSTRAINT pk_backlog PRIMARY KEY (source_id, kind, value), 
	CONSTRAINT fk_backlog_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
CREATE TABLE carried (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT fk_carried_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_carried_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE, 
	CONSTRAINT fk_carried_story_id FOREIGN KEY(story_id) REFERENCES story (id), 
	CONSTRAINT uq_carried_article_id_source_id UNIQUE (article_id, source_id)
);
INSERT INTO "carried" VALUES(1,1,1,1,'2026-03-02 12:00:00.000000');
INSERT INTO "carried" VALUES(2,2,2,1,'2026-03-02 12:00:00.000000');
CREATE TABLE community (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	platform VARCHAR NOT NULL, 
	external_id VARCHAR NOT NULL, 
	CONSTRAINT uq_community_platform_external_id UNIQUE (platform, external_id)
);
INSERT INTO "community" VALUES(1,'discord','100');
INSERT INTO "community" VALUES(2,'discord','200');
CREATE TABLE community_source (
	community_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	added_by VARCHAR NOT NULL, 
	added_at DATETIME NOT NULL, 
	start VARCHAR NOT NULL, 
	after_article INTEGER NOT NULL, paused_at DATETIME, topic VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_community_source PRIMARY KEY (community_id, source_id), 
	CONSTRAINT fk_community_source_community_id FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE CASCADE, 
	CONSTRAINT fk_community_source_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
INSERT INTO "community_source" VALUES(1,1,'discord:7','2026-03-02 12:00:00.000000','latest',0,NULL,'');
INSERT INTO "community_source" VALUES(2,2,'discord:7','2026-03-02 12:00:00.000000','latest',0,NULL,'');
CREATE TABLE decision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id INTEGER, 
	source_id INTEGER NOT NULL, 
	item VARCHAR NOT NULL, 
	verdict VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	story_id INTEGER, 
	joined_id INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT fk_decision_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE SET NULL, 
	CONSTRAINT fk_decision_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
CREATE TABLE delivery (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	edition_id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	destination VARCHAR NOT NULL, 
	part INTEGER NOT NULL, 
	payload VARCHAR NOT NULL, 
	nonce VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	ready_at DATETIME NOT NULL, 
	first_send_at DATETIME, 
	lease_until DATETIME, 
	message_id VARCHAR NOT NULL, 
	error VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	CONSTRAINT fk_delivery_edition_id FOREIGN KEY(edition_id) REFERENCES edition (id) ON DELETE CASCADE, 
	CONSTRAINT uq_delivery_platform_destination_edition_id_part UNIQUE (platform, destination, edition_id, part)
);
INSERT INTO "delivery" VALUES(1,1,'discord','c1',1,'{"part":1}','31c3c8b64b55818b04b2204f','pending',0,'2026-03-02 12:00:00.000000',NULL,NULL,'','','2026-03-02 12:00:00.000000',NULL);
CREATE TABLE delivery_story (
	delivery_id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_delivery_story PRIMARY KEY (delivery_id, story_id), 
	CONSTRAINT fk_delivery_story_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id) ON DELETE CASCADE, 
	CONSTRAINT fk_delivery_story_story_id FOREIGN KEY(story_id) REFERENCES story (id) ON DELETE CASCADE
);
INSERT INTO "delivery_story" VALUES(1,1,0);
CREATE TABLE edition (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subscription_id INTEGER NOT NULL, 
	window_start DATETIME NOT NULL, 
	window_end DATETIME NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT fk_edition_subscription_id FOREIGN KEY(subscription_id) REFERENCES subscription (id) ON DELETE CASCADE, 
	CONSTRAINT uq_edition_subscription_id_window_end UNIQUE (subscription_id, window_end)
);
INSERT INTO "edition" VALUES(1,1,'2026-03-01 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
CREATE TABLE edition_item (
	edition_id INTEGER NOT NULL, 
	story_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_edition_item PRIMARY KEY (edition_id, story_id), 
	CONSTRAINT fk_edition_item_edition_id FOREIGN KEY(edition_id) REFERENCES edition (id) ON DELETE CASCADE, 
	CONSTRAINT fk_edition_item_story_id FOREIGN KEY(story_id) REFERENCES story (id) ON DELETE CASCADE
);
INSERT INTO "edition_item" VALUES(1,1,0);
CREATE TABLE hub_subscription (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	source_id INTEGER, 
	hub VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	callback VARCHAR NOT NULL, 
	token VARCHAR NOT NULL, 
	secret VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	asked_at DATETIME, 
	expires_at DATETIME, 
	next_at DATETIME, 
	pushed_at DATETIME, 
	lease_until DATETIME, 
	failures INTEGER NOT NULL, 
	trusted BOOLEAN NOT NULL, confirmed_at DATETIME, 
	CONSTRAINT uq_hub_subscription_token UNIQUE (token), 
	CONSTRAINT fk_hub_subscription_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE SET NULL
);
CREATE TABLE identity_key (
	kind VARCHAR NOT NULL, 
	scope INTEGER NOT NULL, 
	value VARCHAR NOT NULL, 
	article_id INTEGER, 
	CONSTRAINT pk_identity_key PRIMARY KEY (kind, scope, value), 
	CONSTRAINT fk_identity_key_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE SET NULL
)
 WITHOUT ROWID

;
INSERT INTO "identity_key" VALUES('guid',1,'484942e6c66e17c3e7989e0bfa969d74',1);
INSERT INTO "identity_key" VALUES('link',0,'93649c22b34d45e36ed736504ae38d6a',1);
INSERT INTO "identity_key" VALUES('print',1,'e1cd932f67c5cf00cd83cc08b5bb4325',1);
INSERT INTO "identity_key" VALUES('guid',2,'2dd093b63abaa4913b84a4646407374b',2);
INSERT INTO "identity_key" VALUES('link',0,'2dd17ff411e389d44c45c0fea5050c9a',2);
INSERT INTO "identity_key" VALUES('print',2,'0481b9b9657c05a4b7d320df10f5ffb4',2);
CREATE TABLE incident (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	domain VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	opened_at DATETIME NOT NULL, 
	closed_at DATETIME, 
	told_at DATETIME, 
	recovery_told_at DATETIME
);
CREATE TABLE incident_source (
	incident_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_incident_source PRIMARY KEY (incident_id, source_id), 
	CONSTRAINT fk_incident_source_incident_id FOREIGN KEY(incident_id) REFERENCES incident (id) ON DELETE CASCADE, 
	CONSTRAINT fk_incident_source_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
CREATE TABLE non_response (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	who VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	span VARCHAR NOT NULL, 
	who_span VARCHAR, 
	CONSTRAINT fk_non_response_version_id FOREIGN KEY(version_id) REFERENCES article_version (id) ON DELETE CASCADE
);
CREATE TABLE note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	incident_id INTEGER NOT NULL, 
	what VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT uq_note_incident_id_what UNIQUE (incident_id, what), 
	CONSTRAINT fk_note_incident_id FOREIGN KEY(incident_id) REFERENCES incident (id) ON DELETE CASCADE
);
CREATE TABLE point (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	edits VARCHAR NOT NULL, 
	claimant VARCHAR, 
	role VARCHAR, 
	cue VARCHAR, 
	status VARCHAR NOT NULL, 
	CONSTRAINT fk_point_version_id FOREIGN KEY(version_id) REFERENCES article_version (id) ON DELETE CASCADE
);
INSERT INTO "point" VALUES(1,1,0,'The Harrow Bay council approved a new ferry line on Monday.','[[0,59]]','[["keep",0,59]]',NULL,NULL,NULL,'reported');
CREATE TABLE quote (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	version_id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	speaker_id INTEGER, 
	listed BOOLEAN NOT NULL, 
	published_at DATETIME NOT NULL, 
	position INTEGER NOT NULL, 
	segments VARCHAR NOT NULL, 
	fragments VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	speaker VARCHAR, 
	speaker_kind VARCHAR NOT NULL, 
	principal VARCHAR, 
	mention VARCHAR, 
	name_span VARCHAR, 
	role VARCHAR, 
	role_span VARCHAR, 
	cue VARCHAR, 
	cue_span VARCHAR, 
	setting VARCHAR, 
	setting_span VARCHAR, 
	confidence DOUBLE NOT NULL, 
	shown BOOLEAN NOT NULL, polarity VARCHAR, 
	CONSTRAINT fk_quote_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quote_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id), 
	CONSTRAINT fk_quote_version_id FOREIGN KEY(version_id) REFERENCES article_version (id) ON DELETE CASCADE
);
INSERT INTO "quote" VALUES(1,1,1,1,1,'2026-03-02 12:00:00.000000',0,'[[61,100]]','[]','“The line will carry 400 people a day,”','direct','Orla Tennant','person',NULL,NULL,NULL,'Mayor',NULL,NULL,NULL,NULL,NULL,0.9,1,NULL);
CREATE VIRTUAL TABLE quote_fts USING fts5(body, tags, content='quote_search', content_rowid='quote_id', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE quote_search (
	quote_id INTEGER NOT NULL, 
	body VARCHAR NOT NULL, 
	tags VARCHAR NOT NULL, 
	CONSTRAINT pk_quote_search PRIMARY KEY (quote_id), 
	CONSTRAINT fk_quote_search_quote_id FOREIGN KEY(quote_id) REFERENCES quote (id) ON DELETE CASCADE
);
INSERT INTO "quote_search" VALUES(1,'the line will carry 400 people a day harrow bay approves ferry line','spk1');
CREATE TABLE source (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	url VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	site VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	etag VARCHAR, 
	last_modified VARCHAR, 
	body_hash VARCHAR NOT NULL, 
	failures INTEGER NOT NULL, 
	next_poll_at DATETIME, 
	lease_until DATETIME, 
	interval_s INTEGER NOT NULL, 
	polled_at DATETIME, 
	ok_at DATETIME, 
	moved_to VARCHAR, 
	moved_seen INTEGER NOT NULL, state_since DATETIME, rhythm VARCHAR DEFAULT '' NOT NULL, hub VARCHAR, hub_topic VARCHAR, hub_at DATETIME, 
	CONSTRAINT uq_source_url UNIQUE (url)
);
INSERT INTO "source" VALUES(1,'https://courier.example/feed','Courier','https://courier.example/','en','rss','new','',NULL,NULL,'',0,'2026-03-02 12:00:00.000000',NULL,3600,NULL,NULL,NULL,0,NULL,'',NULL,NULL,NULL);
INSERT INTO "source" VALUES(2,'https://tribune.example/feed','Tribune','https://tribune.example/','en','rss','new','',NULL,NULL,'',0,'2026-03-02 12:00:00.000000',NULL,3600,NULL,NULL,NULL,0,NULL,'',NULL,NULL,NULL);
CREATE TABLE speaker (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	name_key VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	quotes INTEGER NOT NULL, 
	CONSTRAINT uq_speaker_name_key UNIQUE (name_key)
);
INSERT INTO "speaker" VALUES(1,'Orla Tennant','orla tennant','person',1);
CREATE TABLE speaker_key (
	"key" VARCHAR NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	CONSTRAINT pk_speaker_key PRIMARY KEY ("key", speaker_id), 
	CONSTRAINT fk_speaker_key_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "speaker_key" VALUES('orla',1);
INSERT INTO "speaker_key" VALUES('orla tennant',1);
INSERT INTO "speaker_key" VALUES('tennant',1);
CREATE TABLE story (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	title VARCHAR NOT NULL, 
	first_at DATETIME NOT NULL, 
	last_at DATETIME NOT NULL
);
INSERT INTO "story" VALUES(1,'Harrow Bay approves ferry line','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000');
CREATE TABLE subscription (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	community_id INTEGER NOT NULL, 
	platform VARCHAR NOT NULL, 
	destination VARCHAR NOT NULL, 
	schedule VARCHAR NOT NULL, 
	zone VARCHAR NOT NULL, 
	next_due_at DATETIME NOT NULL, 
	covered_to DATETIME NOT NULL, 
	lease_until DATETIME, 
	created_by VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	max_stories INTEGER NOT NULL, 
	paused VARCHAR NOT NULL, 
	CONSTRAINT fk_subscription_community_id FOREIGN KEY(community_id) REFERENCES community (id) ON DELETE CASCADE, 
	CONSTRAINT uq_subscription_order UNIQUE (community_id, platform, destination, schedule, zone)
);
INSERT INTO "subscription" VALUES(1,1,'discord','c1','{"times":["08:00:00"],"weekdays":[0,1,2,3,4,5,6]}','UTC','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,'discord:7','2026-03-02 12:00:00.000000',8,'');
CREATE TABLE suspension (
	platform VARCHAR NOT NULL, 
	destination VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_suspension PRIMARY KEY (platform, destination)
);
CREATE INDEX ix_source_next_poll_at ON source (next_poll_at);
CREATE INDEX ix_speaker_quotes ON speaker (quotes);
CREATE INDEX ix_article_first_seen_at ON article (first_seen_at);
CREATE INDEX ix_article_source_id ON article (source_id);
CREATE INDEX ix_article_story_id ON article (story_id);
CREATE INDEX ix_community_source_source_id ON community_source (source_id);
CREATE INDEX ix_speaker_key_speaker_id ON speaker_key (speaker_id);
CREATE INDEX ix_subscription_next_due_at ON subscription (next_due_at);
CREATE INDEX ix_subscription_platform_destination ON subscription (platform, destination);
CREATE INDEX ix_carried_source_id_id ON carried (source_id, id);
CREATE INDEX ix_carried_source_id_seen_at ON carried (source_id, seen_at);
CREATE INDEX ix_carried_source_id_story_id ON carried (source_id, story_id);
CREATE INDEX ix_carried_story_id ON carried (story_id);
CREATE INDEX ix_decision_article_id ON decision (article_id);
CREATE INDEX ix_decision_source_id_id ON decision (source_id, id);
CREATE INDEX ix_identity_key_article_id ON identity_key (article_id);
CREATE INDEX ix_delivery_open ON delivery (platform, destination, id) WHERE state IN ('pending', 'sending');
CREATE INDEX ix_edition_item_story_id ON edition_item (story_id);
CREATE INDEX ix_non_response_version_id ON non_response (version_id);
CREATE INDEX ix_point_version_id ON point (version_id);
CREATE INDEX ix_quote_listed ON quote (speaker_id, id) WHERE listed = 1;
CREATE INDEX ix_quote_version_id ON quote (version_id);
CREATE INDEX ix_delivery_story_story_id ON delivery_story (story_id);
CREATE TRIGGER article_search_insert AFTER INSERT ON article_search BEGIN INSERT INTO article_fts (rowid, title, body, tags) VALUES (new.article_id, new.title, new.body, new.tags); END;
CREATE TRIGGER article_search_delete AFTER DELETE ON article_search BEGIN INSERT INTO article_fts (article_fts, rowid, title, body, tags) VALUES ('delete', old.article_id, old.title, old.body, old.tags); END;
CREATE TRIGGER article_search_update AFTER UPDATE ON article_search BEGIN INSERT INTO article_fts (article_fts, rowid, title, body, tags) VALUES ('delete', old.article_id, old.title, old.body, old.tags); INSERT INTO article_fts (rowid, title, body, tags) VALUES (new.article_id, new.title, new.body, new.tags); END;
CREATE TRIGGER quote_search_insert AFTER INSERT ON quote_search BEGIN INSERT INTO quote_fts (rowid, body, tags) VALUES (new.quote_id, new.body, new.tags); END;
CREATE TRIGGER quote_search_delete AFTER DELETE ON quote_search BEGIN INSERT INTO quote_fts (quote_fts, rowid, body, tags) VALUES ('delete', old.quote_id, old.body, old.tags); END;
CREATE TRIGGER quote_search_update AFTER UPDATE ON quote_search BEGIN INSERT INTO quote_fts (quote_fts, rowid, body, tags) VALUES ('delete', old.quote_id, old.body, old.tags); INSERT INTO quote_fts (rowid, body, tags) VALUES (new.quote_id, new.body, new.tags); END;
CREATE INDEX ix_incident_closed_at ON incident (closed_at);
CREATE INDEX ix_incident_source_source_id ON incident_source (source_id);
CREATE INDEX ix_backlog_source_id_place ON backlog (source_id, place);
CREATE INDEX ix_source_hub ON source (hub);
CREATE INDEX ix_hub_subscription_source_id ON hub_subscription (source_id);
CREATE INDEX ix_hub_subscription_next_at ON hub_subscription (next_at);
CREATE INDEX ix_note_at ON note (at);
CREATE UNIQUE INDEX uq_hub_subscription_one ON hub_subscription (source_id) WHERE state <> 'leaving';
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('source',2);
INSERT INTO "sqlite_sequence" VALUES('community',3);
INSERT INTO "sqlite_sequence" VALUES('story',1);
INSERT INTO "sqlite_sequence" VALUES('article',2);
INSERT INTO "sqlite_sequence" VALUES('carried',2);
INSERT INTO "sqlite_sequence" VALUES('article_version',2);
INSERT INTO "sqlite_sequence" VALUES('point',1);
INSERT INTO "sqlite_sequence" VALUES('speaker',1);
INSERT INTO "sqlite_sequence" VALUES('quote',1);
INSERT INTO "sqlite_sequence" VALUES('subscription',1);
INSERT INTO "sqlite_sequence" VALUES('edition',1);
INSERT INTO "sqlite_sequence" VALUES('delivery',1);
INSERT INTO article_fts (article_fts) VALUES ('rebuild');
INSERT INTO quote_fts (quote_fts) VALUES ('rebuild');
COMMIT;
