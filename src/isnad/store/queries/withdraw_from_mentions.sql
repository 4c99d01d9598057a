-- What is kept of these documents.
delete from mentions where document in (select unnest($documents::varchar[]));
