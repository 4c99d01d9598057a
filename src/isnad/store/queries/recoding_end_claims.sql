-- These claims hold no longer.
update claims set until_run = $run
where until_run is null and claim in (select unnest($claims::varchar[]));
