update event_claims set until_run = $run where until_run is null and event in (select event from closed_events)
