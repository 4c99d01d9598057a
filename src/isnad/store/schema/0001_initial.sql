-- The first layout of the database. Days are dates, instants are UTC timestamps, offsets are code points.
-- Rows of versioned tables hold from `since_run` on, and until `until_run` (null: still). A claim is never changed: a
-- new reading of it is a new row.

-- What was done: one row for each command that wrote. A killed command is continued by the next like it.
create table runs (
    run integer not null,
    command varchar not null,       -- ingest, code, fuse, withdraw, judge
    arguments varchar not null,     -- what makes two commands the same one
    version varchar not null,       -- of isnad
    codebook varchar not null,      -- hash of the codebook
    parameters varchar not null,    -- hash of the parameters of fusion and control
    started timestamp not null,
    finished timestamp              -- null while it runs, or when it was killed
);

-- Bytes as they came, once, by their hash; `bytes` is null when the document was withdrawn.
create table originals (
    sha256 varchar not null,
    size bigint not null,
    media_type varchar not null,
    bytes blob
);

-- When and from where each original came; the same bytes may come several times.
create table captures (
    document varchar not null,
    original varchar not null,
    source varchar not null,
    locator varchar,
    captured timestamp not null,
    headers struct(name varchar, value varchar)[] not null,
    run integer not null
);

-- One row for each edition of a publication. `text` is the working copy that is coded, with a hash of its own.
create table documents (
    document varchar not null,
    key varchar,                    -- names the publication across editions
    original varchar not null,
    outlet varchar,
    title varchar,
    published varchar,              -- as given: an ISO date or date-time
    published_on date,
    url varchar,
    arabic boolean not null,
    relayed_from varchar,
    edited varchar,                 -- when this edition was made, as the source says
    text varchar not null,
    text_sha256 varchar not null,
    notes struct(code varchar, message varchar)[] not null,
    superseded_by varchar,          -- the document id of the latest edition, when this is not it
    arrived integer not null,       -- its place in the order of arrival
    run integer not null            -- that brought it
);

-- Which coding of a document holds.
create table codings (
    document varchar not null,
    since_run integer not null,
    until_run integer,
    version varchar not null,
    codebook varchar not null,
    digest varchar not null,        -- of all claims and mentions: the same reading has the same digest
    warnings struct(code varchar, message varchar)[] not null,
    errors struct(code varchar, message varchar)[] not null
);

-- Times, places and actors of the coding that holds.
create table mentions (
    document varchar not null,
    kind varchar not null,          -- time, place, actor
    number integer not null,
    "start" integer not null,
    "end" integer not null,
    text varchar not null,
    id varchar,
    name varchar,
    value varchar,                  -- EDTF, of times
    subkind varchar,                -- of places and actors: their kind
    lat double,
    lon double,
    "precision" integer,
    score double,
    candidates struct(id varchar, score double)[] not null,
    rule varchar not null
);

create table claims (
    claim varchar not null,
    document varchar not null,
    since_run integer not null,
    until_run integer,
    digest varchar not null,
    number integer not null,        -- its place in the document
    event integer not null,         -- the occurrence inside the document
    type varchar not null,
    polarity varchar not null,
    modality varchar not null,
    attempted boolean not null,
    "trigger" struct("start" integer, "end" integer, text varchar) not null,
    actors struct("start" integer, "end" integer, text varchar, id varchar, name varchar, kind varchar)[] not null,
    targets struct("start" integer, "end" integer, text varchar, id varchar, name varchar, kind varchar)[] not null,
    places struct("start" integer, "end" integer, text varchar, id varchar, name varchar, name_ar varchar, kind varchar,
                  country varchar, admin1 varchar, admin2 varchar, lat double, lon double, "precision" integer)[] not null,
    time varchar,                   -- EDTF
    quantity struct("start" integer, "end" integer, text varchar, low bigint, high bigint, unit varchar),
    tellers struct("start" integer, "end" integer, text varchar, kind varchar, id varchar)[] not null,
    acled_event varchar,
    acled_sub_event varchar,
    plover_event varchar,
    plover_mode varchar,
    cameo varchar,
    loaded struct("start" integer, "end" integer, text varchar)[] not null,
    confidence double not null,
    rules varchar[] not null,
    sentence_start integer not null,
    sentence_end integer not null,
    folded varchar not null         -- the folded words of the sentence, for searching and comparing
);

-- A hash of each run of three folded words of each document, and the bands of their MinHash, by which documents are found
-- that may be near-duplicates.
create table fingerprints (document varchar not null, words integer not null, runs uinteger[] not null);
create table bands (document varchar not null, band integer not null, hash ubigint not null);

-- Documents that are near-duplicates: `document` comes before `other` in the order of their ids.
create table copies (document varchar not null, other varchar not null, similarity double not null);

-- What rules and people judged; only ever added to. DESIGN: a person's beats a rule's, the later beats the earlier.
create table judgements (
    "left" varchar not null,
    "right" varchar,
    verdict varchar not null,       -- same, different, accepted, rejected, corrected
    "by" varchar not null,          -- rule:NAME or a person
    judged timestamp not null,
    why varchar not null,
    score double,
    field varchar,
    value varchar,
    run integer not null
);

-- A document's account of one occurrence: what fusion compares. Made of the claims that hold; the columns are what
-- pairs are looked for by.
create table accounts (
    account varchar not null,       -- its first claim
    document varchar not null,
    family varchar not null,
    day_low integer,                -- days since 1970-01-01; null when nothing bounds them
    day_high integer,
    cells integer[] not null,       -- of the grid, where its finely known places reach
    areas varchar[] not null,       -- governorates and cells of a coarser grid, of its coarsely known places
    inside varchar[] not null,      -- the same of all its places
    killed integer,
    lat double,                     -- of its only place, with how far in km it reaches; null for several
    lon double,
    reach double,
    recalls boolean not null,       -- told as background, not as news
    claims varchar[] not null
);

-- Whether two accounts may be within `far` km of each other; so when one has several places. On a plane, which is right
-- to within a hundredth at such distances.
create macro may_meet(a, b, far) as
    a.lat is null or b.lat is null
    or sqrt(pow(a.lat - b.lat, 2) + pow((a.lon - b.lon) * cos(radians(a.lat)), 2)) * 111.2
       <= (a.reach + b.reach + far) * 1.02;

-- Which coding of a document the accounts were made of; a document that differs is compared again.
create table fused (document varchar not null, digest varchar not null);

create table events (
    event varchar not null,
    since_run integer not null,
    until_run integer,
    digest varchar not null,
    type varchar not null,
    date varchar,                   -- EDTF
    date_start date,
    date_end date,
    date_basis varchar,             -- stated, publication
    time_precision integer,         -- ACLED 1..3
    date_prec integer,              -- UCDP 1..5
    place struct(text varchar, id varchar, name varchar, name_ar varchar, kind varchar, country varchar, admin1 varchar,
                 admin2 varchar, lat double, lon double, "precision" integer),
    geo_precision integer,          -- ACLED 1..3
    where_prec integer,             -- UCDP 1..7
    actors struct(text varchar, id varchar, name varchar, kind varchar)[] not null,
    targets struct(text varchar, id varchar, name varchar, kind varchar)[] not null,
    killed struct(low bigint, best bigint, high bigint, said struct(low bigint, high bigint, claim varchar)[]),
    injured struct(low bigint, best bigint, high bigint, said struct(low bigint, high bigint, claim varchar)[]),
    n_reports integer not null,
    n_independent integer not null,
    status varchar not null,
    earliest_document varchar not null,
    earliest_published date
);

create table event_claims (
    event varchar not null,
    since_run integer not null,
    until_run integer,
    claim varchar not null,
    document varchar not null,
    origin varchar not null,
    stance varchar not null         -- affirms, denies, plans, doubts, recalls
);

-- What each event says about control, from which control follows; `said` is an `Evidence` as JSON.
create table evidence (
    event varchar not null,
    place varchar not null,
    role varchar not null,
    number integer not null,        -- among what the event says
    said varchar not null
);

create table control (
    place varchar not null,
    actor varchar,
    state varchar not null,         -- held, claimed, contested, unknown
    since date not null,
    until date,                     -- exclusive; null while it lasts
    opened varchar[] not null,      -- claims
    closed varchar[] not null,
    rule varchar not null,
    n_independent integer not null
);

-- The codebook's places and actors as they stood when the last run read them.
create table places (
    place varchar not null,
    name varchar not null,
    name_ar varchar not null,
    kind varchar not null,
    country varchar not null,
    admin1 varchar,
    admin2 varchar,
    admin3 varchar,
    lat double,
    lon double,
    prominence integer not null
);
create table actors (
    actor varchar not null,
    name varchar not null,
    name_ar varchar not null,
    kind varchar not null,
    country varchar,
    parent varchar,
    since varchar,
    until varchar,
    source_kind varchar not null
);

-- What was taken out on request: never the text, only that it was there.
create table deletions (
    document varchar not null,
    text_sha256 varchar not null,
    original varchar not null,
    reason varchar not null,
    deleted timestamp not null,
    run integer not null
);

-- The claims that count: of the coding that holds, in the latest edition.
create view current_claims as
select c.*, d.outlet, d.published_on, d.relayed_from,
       substring(d.text, c.sentence_start + 1, c.sentence_end - c.sentence_start) as sentence
from claims c join documents d using (document)
where c.until_run is null and d.superseded_by is null;

-- Control as far as there is news: what it would decay to after that is not told yet.
create view current_control as
with news as (select max(published_on) as last from documents)
select c.* replace (case when c.until > n.last then null else c.until end as until,
                    case when c.until > n.last then [] else c.closed end as closed)
from control c, news n
where c.since <= n.last;

create view current_events as select * from events where until_run is null;

create view current_event_claims as select * from event_claims where until_run is null;

-- One row for each link of each source chain, the nearest to the fact first.
create view source_chains as
select claim, document, unnest(generate_series(1, len(tellers))) as link, unnest(tellers, recursive := true)
from claims where until_run is null and len(tellers) > 0;
