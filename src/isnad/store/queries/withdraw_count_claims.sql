-- How many claims these documents make.
select count(*) from claims where until_run is null and document in (select unnest($documents::varchar[]));
