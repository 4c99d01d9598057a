-- The run came to its end.
update runs set finished = $finished where run = $run;
