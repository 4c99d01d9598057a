-- How many documents another codebook or version coded.
select count(*) from codings where until_run is null and (codebook <> $codebook or version <> $version);
