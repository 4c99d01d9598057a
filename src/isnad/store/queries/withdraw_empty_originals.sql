-- The bytes that these documents came in.
update originals set bytes = null
where sha256 in (select original from captures where document in (select unnest($documents::varchar[])));
