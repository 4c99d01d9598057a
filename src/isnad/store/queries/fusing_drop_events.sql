-- A version that began and ended in the same run never stood.
delete from events where until_run = $run and since_run = $run
