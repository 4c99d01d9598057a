-- These codings hold no longer.
update codings set until_run = $run
where until_run is null and document in (select unnest($documents::varchar[]));
