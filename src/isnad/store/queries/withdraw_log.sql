-- That these documents were there; every original that they came in is named.
insert into deletions by name
select distinct document, text_sha256, captures.original, $reason as reason, $deleted as deleted, $run as run
from documents join captures using (document)
where document in (select unnest($documents::varchar[]));
