-- What is kept of these documents.
delete from copies where document in (select unnest($documents::varchar[]))
or other in (select unnest($documents::varchar[]));
