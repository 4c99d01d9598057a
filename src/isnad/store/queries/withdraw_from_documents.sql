-- What is kept of these documents.
delete from documents where document in (select unnest($documents::varchar[]));
