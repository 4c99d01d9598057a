delete from event_claims where until_run = $run and since_run = $run
