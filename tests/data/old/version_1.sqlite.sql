BEGIN TRANSACTION;
CREATE TABLE annotations (
	id INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	text TEXT NOT NULL, 
	about TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at_utc DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	withdrawn_by TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "annotations" VALUES(1,'2021-02-01','Neue Zählung','alle','Anna','2026-11-27 14:23:31.271016',NULL,NULL);
CREATE TABLE assignments (
	id INTEGER NOT NULL, 
	shape TEXT NOT NULL, 
	workbook TEXT NOT NULL, 
	columns TEXT NOT NULL, 
	example_headers TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at_utc DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	withdrawn_by TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "assignments" VALUES(1,'shape','dienste','{"dienst": "dienst"}','["Dienst"]','Anna','2026-11-27 14:23:31.269627',NULL,NULL);
CREATE TABLE healings (
	id INTEGER NOT NULL, 
	spelling TEXT NOT NULL, 
	written TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at_utc DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	withdrawn_by TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "healings" VALUES(1,'hombrg','Hombrg','06634009','Anna','2026-11-27 14:23:31.264076',NULL,NULL);
INSERT INTO "healings" VALUES(2,'lorsh','Lorsh','06431016','Anna','2026-11-27 14:23:31.267122','2026-11-27 14:23:31.268257','Berta');
CREATE TABLE personen (
	id INTEGER NOT NULL, 
	nr BIGINT NOT NULL, 
	added_in BIGINT NOT NULL, 
	revision BIGINT NOT NULL, 
	line BIGINT NOT NULL, 
	removed_in BIGINT, 
	worksheet TEXT NOT NULL, 
	treffen TEXT, 
	amt TEXT, 
	stufe BIGINT, 
	anzahl DOUBLE, 
	anzahl_qualifier TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "personen" VALUES(1,1,3,3,2,NULL,'Blatt 1','t','amt 1',NULL,1.0,'exakt');
INSERT INTO "personen" VALUES(2,2,3,3,3,NULL,'Blatt 1','t','amt 1',NULL,1.0,'exakt');
INSERT INTO "personen" VALUES(3,1,3,3,4,NULL,'Blatt 1','u',NULL,4,2.0,'rund');
CREATE TABLE raum (
	id INTEGER NOT NULL, 
	nr BIGINT NOT NULL, 
	added_in BIGINT NOT NULL, 
	revision BIGINT NOT NULL, 
	line BIGINT NOT NULL, 
	removed_in BIGINT, 
	worksheet TEXT NOT NULL, 
	treffen TEXT, 
	raum TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "raum" VALUES(1,1,3,3,2,NULL,'Blatt 1','t','Saal');
INSERT INTO "raum" VALUES(2,1,3,3,3,NULL,'Blatt 1','u',NULL);
CREATE TABLE revisions (
	id INTEGER NOT NULL, 
	at_utc DATETIME NOT NULL, 
	"by" TEXT NOT NULL, 
	action TEXT NOT NULL, 
	workbook TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	label TEXT NOT NULL, 
	note TEXT NOT NULL, 
	mode TEXT NOT NULL, 
	counts TEXT NOT NULL, 
	origins TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	omitted BIGINT NOT NULL, 
	notes BIGINT NOT NULL, 
	reverts INTEGER, 
	mended TEXT, 
	doubts TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(reverts) REFERENCES revisions (id)
);
INSERT INTO "revisions" VALUES(1,'2026-11-27 14:23:31.114500','Anna','import','dienste','datei.xlsx','ca09a9cd84079df87d235cdca919fe661dcfa55986d59a59ccd0ddb46d3960fb','','Erster','ersetzt','{"stand": {"new": 3, "changed": 0, "vanished": 0, "unchanged": 0}}','{"stand": {"Blatt 1": {"tag": "C"}}}',1234,2,1,NULL,'{}','[]');
INSERT INTO "revisions" VALUES(2,'2026-11-27 14:23:31.135391','Berta','import','dienste','datei.xlsx','d53d6e4ff64fc98314f04cd6870c558dc2526066c1b06192630b9c3fc991e228','Öffentliche Beispieldaten','','ersetzt','{"stand": {"new": 1, "changed": 1, "vanished": 2, "unchanged": 0}}','{"stand": {"Blatt 1": {"tag": "C"}}}',1234,2,1,NULL,'{}','[]');
INSERT INTO "revisions" VALUES(3,'2026-11-27 14:23:31.162625','ohne Angabe','import','treffen','datei.xlsx','a2e0fd34eebda742332ef322603f5ec9780743098a8c2e369a837c6e0ce906f8','','','ersetzt','{"personen": {"new": 3, "changed": 0, "vanished": 0, "unchanged": 0}, "raum": {"new": 2, "changed": 0, "vanished": 0, "unchanged": 0}}','{"personen": {"Blatt 1": {"tag": "C"}}, "raum": {"Blatt 1": {"tag": "C"}}}',1234,2,1,NULL,'{}','[{"sheet": "raum", "why": "fiel"}]');
INSERT INTO "revisions" VALUES(4,'2026-11-27 14:23:31.190805','Anna','undo','dienste','','','','','','{"stand": {"new": 2, "changed": 1, "vanished": 1, "unchanged": 0}}','{}',0,0,0,2,'{}','[]');
INSERT INTO "revisions" VALUES(5,'2026-11-27 14:23:31.208700','Anna','import','dienste','datei.xlsx','ccac6c54d50562524357be8409ddf3f731e3c7407a0198335bb68b8879e3022d','','','ergänzt','{"stand": {"new": 12, "changed": 0, "vanished": 0, "unchanged": 0}}','{"stand": {"Blatt 1": {"tag": "C"}}}',1234,2,1,NULL,'{}','[]');
INSERT INTO "revisions" VALUES(6,'2026-11-27 14:23:31.213411','Berta','removal','dienste','','','','','','{"stand": {"new": 0, "changed": 0, "vanished": 12, "unchanged": 0}}','{}',0,0,0,5,'{}','[]');
INSERT INTO "revisions" VALUES(7,'2026-11-27 14:23:31.234461','Carl','undo','dienste','','','','','','{"stand": {"new": 1, "changed": 1, "vanished": 2, "unchanged": 0}}','{}',0,0,0,4,'{}','[]');
CREATE TABLE saved_views (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	path TEXT NOT NULL, 
	"query" TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at_utc DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	withdrawn_by TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "saved_views" VALUES(1,'Meine','ozg','stand=1','','Anna','2026-11-27 14:23:31.272407',NULL,NULL);
CREATE TABLE schema_version (
	version BIGINT NOT NULL
);
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE stand (
	id INTEGER NOT NULL, 
	nr BIGINT NOT NULL, 
	added_in BIGINT NOT NULL, 
	revision BIGINT NOT NULL, 
	line BIGINT NOT NULL, 
	removed_in BIGINT, 
	worksheet TEXT NOT NULL, 
	dienst TEXT, 
	ort TEXT, 
	tag TEXT, 
	status TEXT, 
	stufe BIGINT, 
	kosten DOUBLE, 
	kosten_qualifier TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "stand" VALUES(1,1,1,1,2,2,'Blatt 1','a','x','2020','online',1,2.5,'exakt');
INSERT INTO "stand" VALUES(2,1,1,1,3,2,'Blatt 1','b','x','2020',NULL,NULL,NULL,NULL);
INSERT INTO "stand" VALUES(3,1,1,1,4,2,'Blatt 1','ä','x','2020','offen',0,1.0e-07,'rund');
INSERT INTO "stand" VALUES(4,1,2,2,2,4,'Blatt 1','a','x','2020','offen',2,2.5,'exakt');
INSERT INTO "stand" VALUES(5,1,2,2,3,4,'Blatt 1','c','x','2020','online',3,0.0,NULL);
INSERT INTO "stand" VALUES(6,1,4,1,2,7,'Blatt 1','a','x','2020','online',1,2.5,'exakt');
INSERT INTO "stand" VALUES(7,1,4,1,3,7,'Blatt 1','b','x','2020',NULL,NULL,NULL,NULL);
INSERT INTO "stand" VALUES(8,1,4,1,4,7,'Blatt 1','ä','x','2020','offen',0,1.0e-07,'rund');
INSERT INTO "stand" VALUES(9,1,5,5,2,6,'Blatt 1','d0','y','2021','offen',0,0.0,'exakt');
INSERT INTO "stand" VALUES(10,1,5,5,3,6,'Blatt 1','d1','y','2021','offen',1,0.5,'exakt');
INSERT INTO "stand" VALUES(11,1,5,5,4,6,'Blatt 1','d2','y','2021','offen',2,1.0,'exakt');
INSERT INTO "stand" VALUES(12,1,5,5,5,6,'Blatt 1','d3','y','2021','offen',3,1.5,'exakt');
INSERT INTO "stand" VALUES(13,1,5,5,6,6,'Blatt 1','d4','y','2021','offen',4,2.0,'exakt');
INSERT INTO "stand" VALUES(14,1,5,5,7,6,'Blatt 1','d5','y','2021','offen',5,2.5,'exakt');
INSERT INTO "stand" VALUES(15,1,5,5,8,6,'Blatt 1','d6','y','2021','offen',6,3.0,'exakt');
INSERT INTO "stand" VALUES(16,1,5,5,9,6,'Blatt 1','d7','y','2021','offen',7,3.5,'exakt');
INSERT INTO "stand" VALUES(17,1,5,5,10,6,'Blatt 1','d8','y','2021','offen',8,4.0,'exakt');
INSERT INTO "stand" VALUES(18,1,5,5,11,6,'Blatt 1','d9','y','2021','offen',9,4.5,'exakt');
INSERT INTO "stand" VALUES(19,1,5,5,12,6,'Blatt 1','d10','y','2021','offen',10,5.0,'exakt');
INSERT INTO "stand" VALUES(20,1,5,5,13,6,'Blatt 1','d11','y','2021','offen',11,5.5,'exakt');
INSERT INTO "stand" VALUES(21,1,7,2,2,NULL,'Blatt 1','a','x','2020','offen',2,2.5,'exakt');
INSERT INTO "stand" VALUES(22,1,7,2,3,NULL,'Blatt 1','c','x','2020','online',3,0.0,NULL);
CREATE INDEX stand_removed ON stand (removed_in) WHERE removed_in IS NOT NULL;
CREATE INDEX stand_added ON stand (added_in);
CREATE INDEX stand_scope ON stand (tag);
CREATE INDEX personen_added ON personen (added_in);
CREATE INDEX personen_removed ON personen (removed_in) WHERE removed_in IS NOT NULL;
CREATE INDEX personen_scope ON personen (treffen);
CREATE INDEX raum_scope ON raum (treffen);
CREATE INDEX raum_added ON raum (added_in);
CREATE INDEX raum_removed ON raum (removed_in) WHERE removed_in IS NOT NULL;
COMMIT;
