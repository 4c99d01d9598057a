-- What is kept of these documents.
delete from fingerprints where document in (select unnest($documents::varchar[]));
