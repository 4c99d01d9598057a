-- The publications that these documents are editions of.
select distinct key from documents where key is not null and document in (select unnest($documents::varchar[]));
