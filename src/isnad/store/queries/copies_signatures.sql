-- The MinHash of documents.
select document, signature from fingerprints where document in (select unnest($documents::varchar[]));
