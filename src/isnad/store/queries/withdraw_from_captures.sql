-- What is kept of these documents.
delete from captures where document in (select unnest($documents::varchar[]));
