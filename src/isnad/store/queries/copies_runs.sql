-- The runs of words of documents.
select document, runs from fingerprints where document in (select unnest($documents::varchar[]));
