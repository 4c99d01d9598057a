-- The claims that hold, of these documents.
select claim, digest from claims
where until_run is null and document in (select unnest($documents::varchar[]));
