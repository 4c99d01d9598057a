-- What is kept of these documents.
delete from bands where document in (select unnest($documents::varchar[]));
