select claim, event from current_event_claims semi join wanted_claims using (claim)
