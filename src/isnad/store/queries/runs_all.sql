-- Every run, in order.
select run, command, arguments, version, codebook, parameters, started, finished from runs order by run;
