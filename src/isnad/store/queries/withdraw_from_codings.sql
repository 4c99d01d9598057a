-- What is kept of these documents.
delete from codings where document in (select unnest($documents::varchar[]));
