-- What is kept of these documents.
delete from claims where document in (select unnest($documents::varchar[]));
