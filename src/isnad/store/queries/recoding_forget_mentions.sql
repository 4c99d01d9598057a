-- Make room for the mentions of another reading.
delete from mentions where document in (select unnest($documents::varchar[]));
