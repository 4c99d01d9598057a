-- The digest of the coding that holds, of these documents.
select document, digest from codings
where until_run is null and document in (select unnest($documents::varchar[]));
