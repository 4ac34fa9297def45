CREATE TABLE alt.annotations (
    id bigint NOT NULL,
    day text NOT NULL,
    text text NOT NULL,
    about text NOT NULL,
    by text NOT NULL,
    at_utc timestamp without time zone NOT NULL,
    withdrawn_at timestamp without time zone,
    withdrawn_by text
);
CREATE SEQUENCE alt.annotations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE alt.annotations_id_seq OWNED BY alt.annotations.id;
CREATE TABLE alt.assignments (
    id bigint NOT NULL,
    shape text NOT NULL,
    workbook text NOT NULL,
    columns text NOT NULL,
    example_headers text NOT NULL,
    by text NOT NULL,
    at_utc timestamp without time zone NOT NULL,
    withdrawn_at timestamp without time zone,
    withdrawn_by text
);
CREATE SEQUENCE alt.assignments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE alt.assignments_id_seq OWNED BY alt.assignments.id;
CREATE TABLE alt.healings (
    id bigint NOT NULL,
    spelling text NOT NULL,
    written text NOT NULL,
    key text NOT NULL,
    by text NOT NULL,
    at_utc timestamp without time zone NOT NULL,
    withdrawn_at timestamp without time zone,
    withdrawn_by text
);
CREATE SEQUENCE alt.healings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE alt.healings_id_seq OWNED BY alt.healings.id;
CREATE TABLE alt.personen (
    id bigint NOT NULL,
    nr bigint NOT NULL,
    added_in bigint NOT NULL,
    revision bigint NOT NULL,
    line bigint NOT NULL,
    removed_in bigint,
    worksheet text NOT NULL,
    treffen text,
    amt text,
    stufe bigint,
    anzahl double precision,
    anzahl_qualifier text
);
CREATE SEQUENCE alt.personen_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE alt.personen_id_seq OWNED BY alt.personen.id;
CREATE TABLE alt.raum (
    id bigint NOT NULL,
    nr bigint NOT NULL,
    added_in bigint NOT NULL,
    revision bigint NOT NULL,
    line bigint NOT NULL,
    removed_in bigint,
    worksheet text NOT NULL,
    treffen text,
    raum text
);
CREATE SEQUENCE alt.raum_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE alt.raum_id_seq OWNED BY alt.raum.id;
CREATE TABLE alt.revisions (
    id bigint NOT NULL,
    at_utc timestamp without time zone NOT NULL,
    by text NOT NULL,
    action text NOT NULL,
    workbook text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    label text NOT NULL,
    note text NOT NULL,
    mode text NOT NULL,
    counts text NOT NULL,
    origins text NOT NULL,
    size bigint NOT NULL,
    omitted bigint NOT NULL,
    notes bigint NOT NULL,
    reverts bigint,
    mended text,
    doubts text
);
CREATE TABLE alt.saved_views (
    id bigint NOT NULL,
    name text NOT NULL,
    path text NOT NULL,
    query text NOT NULL,
    owner text NOT NULL,
    by text NOT NULL,
    at_utc timestamp without time zone NOT NULL,
    withdrawn_at timestamp without time zone,
    withdrawn_by text
);
CREATE SEQUENCE alt.saved_views_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE alt.saved_views_id_seq OWNED BY alt.saved_views.id;
CREATE TABLE alt.schema_version (
    version bigint NOT NULL
);
CREATE TABLE alt.stand (
    id bigint NOT NULL,
    nr bigint NOT NULL,
    added_in bigint NOT NULL,
    revision bigint NOT NULL,
    line bigint NOT NULL,
    removed_in bigint,
    worksheet text NOT NULL,
    dienst text,
    ort text,
    tag text,
    status text,
    stufe bigint,
    kosten double precision,
    kosten_qualifier text
);
CREATE SEQUENCE alt.stand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE alt.stand_id_seq OWNED BY alt.stand.id;
ALTER TABLE ONLY alt.annotations ALTER COLUMN id SET DEFAULT nextval('alt.annotations_id_seq'::regclass);
ALTER TABLE ONLY alt.assignments ALTER COLUMN id SET DEFAULT nextval('alt.assignments_id_seq'::regclass);
ALTER TABLE ONLY alt.healings ALTER COLUMN id SET DEFAULT nextval('alt.healings_id_seq'::regclass);
ALTER TABLE ONLY alt.personen ALTER COLUMN id SET DEFAULT nextval('alt.personen_id_seq'::regclass);
ALTER TABLE ONLY alt.raum ALTER COLUMN id SET DEFAULT nextval('alt.raum_id_seq'::regclass);
ALTER TABLE ONLY alt.saved_views ALTER COLUMN id SET DEFAULT nextval('alt.saved_views_id_seq'::regclass);
ALTER TABLE ONLY alt.stand ALTER COLUMN id SET DEFAULT nextval('alt.stand_id_seq'::regclass);
INSERT INTO alt.annotations VALUES (1, '2021-02-01', 'Neue Zählung', 'alle', 'Anna', '2026-11-27 14:23:32.379739', NULL, NULL);
INSERT INTO alt.assignments VALUES (1, 'shape', 'dienste', '{"dienst": "dienst"}', '["Dienst"]', 'Anna', '2026-11-27 14:23:32.377905', NULL, NULL);
INSERT INTO alt.healings VALUES (1, 'hombrg', 'Hombrg', '06634009', 'Anna', '2026-11-27 14:23:32.371738', NULL, NULL);
INSERT INTO alt.healings VALUES (2, 'lorsh', 'Lorsh', '06431016', 'Anna', '2026-11-27 14:23:32.375122', '2026-11-27 14:23:32.376284', 'Berta');
INSERT INTO alt.personen VALUES (1, 1, 3, 3, 2, NULL, 'Blatt 1', 't', 'amt 1', NULL, 1, 'exakt');
INSERT INTO alt.personen VALUES (2, 2, 3, 3, 3, NULL, 'Blatt 1', 't', 'amt 1', NULL, 1, 'exakt');
INSERT INTO alt.personen VALUES (3, 1, 3, 3, 4, NULL, 'Blatt 1', 'u', NULL, 4, 2, 'rund');
INSERT INTO alt.raum VALUES (1, 1, 3, 3, 2, NULL, 'Blatt 1', 't', 'Saal');
INSERT INTO alt.raum VALUES (2, 1, 3, 3, 3, NULL, 'Blatt 1', 'u', NULL);
INSERT INTO alt.revisions VALUES (1, '2026-11-27 14:23:32.21455', 'Anna', 'import', 'dienste', 'datei.xlsx', 'ca09a9cd84079df87d235cdca919fe661dcfa55986d59a59ccd0ddb46d3960fb', '', 'Erster', 'ersetzt', '{"stand": {"new": 3, "changed": 0, "vanished": 0, "unchanged": 0}}', '{"stand": {"Blatt 1": {"tag": "C"}}}', 1234, 2, 1, NULL, '{}', '[]');
INSERT INTO alt.revisions VALUES (2, '2026-11-27 14:23:32.236305', 'Berta', 'import', 'dienste', 'datei.xlsx', 'd53d6e4ff64fc98314f04cd6870c558dc2526066c1b06192630b9c3fc991e228', 'Öffentliche Beispieldaten', '', 'ersetzt', '{"stand": {"new": 1, "changed": 1, "vanished": 2, "unchanged": 0}}', '{"stand": {"Blatt 1": {"tag": "C"}}}', 1234, 2, 1, NULL, '{}', '[]');
INSERT INTO alt.revisions VALUES (3, '2026-11-27 14:23:32.26414', 'ohne Angabe', 'import', 'treffen', 'datei.xlsx', 'a2e0fd34eebda742332ef322603f5ec9780743098a8c2e369a837c6e0ce906f8', '', '', 'ersetzt', '{"personen": {"new": 3, "changed": 0, "vanished": 0, "unchanged": 0}, "raum": {"new": 2, "changed": 0, "vanished": 0, "unchanged": 0}}', '{"personen": {"Blatt 1": {"tag": "C"}}, "raum": {"Blatt 1": {"tag": "C"}}}', 1234, 2, 1, NULL, '{}', '[{"sheet": "raum", "why": "fiel"}]');
INSERT INTO alt.revisions VALUES (4, '2026-11-27 14:23:32.292509', 'Anna', 'undo', 'dienste', '', '', '', '', '', '{"stand": {"new": 2, "changed": 1, "vanished": 1, "unchanged": 0}}', '{}', 0, 0, 0, 2, '{}', '[]');
INSERT INTO alt.revisions VALUES (5, '2026-11-27 14:23:32.313759', 'Anna', 'import', 'dienste', 'datei.xlsx', 'ccac6c54d50562524357be8409ddf3f731e3c7407a0198335bb68b8879e3022d', '', '', 'ergänzt', '{"stand": {"new": 12, "changed": 0, "vanished": 0, "unchanged": 0}}', '{"stand": {"Blatt 1": {"tag": "C"}}}', 1234, 2, 1, NULL, '{}', '[]');
INSERT INTO alt.revisions VALUES (6, '2026-11-27 14:23:32.318614', 'Berta', 'removal', 'dienste', '', '', '', '', '', '{"stand": {"new": 0, "changed": 0, "vanished": 12, "unchanged": 0}}', '{}', 0, 0, 0, 5, '{}', '[]');
INSERT INTO alt.revisions VALUES (7, '2026-11-27 14:23:32.342281', 'Carl', 'undo', 'dienste', '', '', '', '', '', '{"stand": {"new": 1, "changed": 1, "vanished": 2, "unchanged": 0}}', '{}', 0, 0, 0, 4, '{}', '[]');
INSERT INTO alt.saved_views VALUES (1, 'Meine', 'ozg', 'stand=1', '', 'Anna', '2026-11-27 14:23:32.381164', NULL, NULL);
INSERT INTO alt.schema_version VALUES (1);
INSERT INTO alt.stand VALUES (1, 1, 1, 1, 2, 2, 'Blatt 1', 'a', 'x', '2020', 'online', 1, 2.5, 'exakt');
INSERT INTO alt.stand VALUES (2, 1, 1, 1, 3, 2, 'Blatt 1', 'b', 'x', '2020', NULL, NULL, NULL, NULL);
INSERT INTO alt.stand VALUES (3, 1, 1, 1, 4, 2, 'Blatt 1', 'ä', 'x', '2020', 'offen', 0, 1e-07, 'rund');
INSERT INTO alt.stand VALUES (4, 1, 2, 2, 2, 4, 'Blatt 1', 'a', 'x', '2020', 'offen', 2, 2.5, 'exakt');
INSERT INTO alt.stand VALUES (5, 1, 2, 2, 3, 4, 'Blatt 1', 'c', 'x', '2020', 'online', 3, -0, NULL);
INSERT INTO alt.stand VALUES (9, 1, 5, 5, 2, 6, 'Blatt 1', 'd0', 'y', '2021', 'offen', 0, 0, 'exakt');
INSERT INTO alt.stand VALUES (10, 1, 5, 5, 3, 6, 'Blatt 1', 'd1', 'y', '2021', 'offen', 1, 0.5, 'exakt');
INSERT INTO alt.stand VALUES (11, 1, 5, 5, 4, 6, 'Blatt 1', 'd2', 'y', '2021', 'offen', 2, 1, 'exakt');
INSERT INTO alt.stand VALUES (12, 1, 5, 5, 5, 6, 'Blatt 1', 'd3', 'y', '2021', 'offen', 3, 1.5, 'exakt');
INSERT INTO alt.stand VALUES (13, 1, 5, 5, 6, 6, 'Blatt 1', 'd4', 'y', '2021', 'offen', 4, 2, 'exakt');
INSERT INTO alt.stand VALUES (14, 1, 5, 5, 7, 6, 'Blatt 1', 'd5', 'y', '2021', 'offen', 5, 2.5, 'exakt');
INSERT INTO alt.stand VALUES (15, 1, 5, 5, 8, 6, 'Blatt 1', 'd6', 'y', '2021', 'offen', 6, 3, 'exakt');
INSERT INTO alt.stand VALUES (16, 1, 5, 5, 9, 6, 'Blatt 1', 'd7', 'y', '2021', 'offen', 7, 3.5, 'exakt');
INSERT INTO alt.stand VALUES (17, 1, 5, 5, 10, 6, 'Blatt 1', 'd8', 'y', '2021', 'offen', 8, 4, 'exakt');
INSERT INTO alt.stand VALUES (18, 1, 5, 5, 11, 6, 'Blatt 1', 'd9', 'y', '2021', 'offen', 9, 4.5, 'exakt');
INSERT INTO alt.stand VALUES (19, 1, 5, 5, 12, 6, 'Blatt 1', 'd10', 'y', '2021', 'offen', 10, 5, 'exakt');
INSERT INTO alt.stand VALUES (20, 1, 5, 5, 13, 6, 'Blatt 1', 'd11', 'y', '2021', 'offen', 11, 5.5, 'exakt');
INSERT INTO alt.stand VALUES (6, 1, 4, 1, 2, 7, 'Blatt 1', 'a', 'x', '2020', 'online', 1, 2.5, 'exakt');
INSERT INTO alt.stand VALUES (7, 1, 4, 1, 3, 7, 'Blatt 1', 'b', 'x', '2020', NULL, NULL, NULL, NULL);
INSERT INTO alt.stand VALUES (8, 1, 4, 1, 4, 7, 'Blatt 1', 'ä', 'x', '2020', 'offen', 0, 1e-07, 'rund');
INSERT INTO alt.stand VALUES (21, 1, 7, 2, 2, NULL, 'Blatt 1', 'a', 'x', '2020', 'offen', 2, 2.5, 'exakt');
INSERT INTO alt.stand VALUES (22, 1, 7, 2, 3, NULL, 'Blatt 1', 'c', 'x', '2020', 'online', 3, -0, NULL);
SELECT pg_catalog.setval('alt.annotations_id_seq', 1, true);
SELECT pg_catalog.setval('alt.assignments_id_seq', 1, true);
SELECT pg_catalog.setval('alt.healings_id_seq', 2, true);
SELECT pg_catalog.setval('alt.personen_id_seq', 3, true);
SELECT pg_catalog.setval('alt.raum_id_seq', 2, true);
SELECT pg_catalog.setval('alt.saved_views_id_seq', 1, true);
SELECT pg_catalog.setval('alt.stand_id_seq', 22, true);
ALTER TABLE ONLY alt.annotations
    ADD CONSTRAINT annotations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY alt.assignments
    ADD CONSTRAINT assignments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY alt.healings
    ADD CONSTRAINT healings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY alt.personen
    ADD CONSTRAINT personen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY alt.raum
    ADD CONSTRAINT raum_pkey PRIMARY KEY (id);
ALTER TABLE ONLY alt.revisions
    ADD CONSTRAINT revisions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY alt.saved_views
    ADD CONSTRAINT saved_views_pkey PRIMARY KEY (id);
ALTER TABLE ONLY alt.stand
    ADD CONSTRAINT stand_pkey PRIMARY KEY (id);
CREATE INDEX personen_added ON alt.personen USING btree (added_in);
CREATE INDEX personen_removed ON alt.personen USING btree (removed_in) WHERE (removed_in IS NOT NULL);
CREATE INDEX personen_scope ON alt.personen USING btree (treffen);
CREATE INDEX raum_added ON alt.raum USING btree (added_in);
CREATE INDEX raum_removed ON alt.raum USING btree (removed_in) WHERE (removed_in IS NOT NULL);
CREATE INDEX raum_scope ON alt.raum USING btree (treffen);
CREATE INDEX stand_added ON alt.stand USING btree (added_in);
CREATE INDEX stand_removed ON alt.stand USING btree (removed_in) WHERE (removed_in IS NOT NULL);
CREATE INDEX stand_scope ON alt.stand USING btree (tag);
ALTER TABLE ONLY alt.revisions
    ADD CONSTRAINT revisions_reverts_fkey FOREIGN KEY (reverts) REFERENCES alt.revisions(id);
