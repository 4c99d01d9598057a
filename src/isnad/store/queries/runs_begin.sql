-- A new run, not finished yet.
insert into runs values ($run, $command, $arguments, $version, $codebook, $parameters, $started, null);
