-- The last run that ended.
select run, command, version, codebook, parameters, finished from runs
where finished is not null order by run desc limit 1
