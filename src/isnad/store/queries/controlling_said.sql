select distinct role, place from evidence semi join wanted_events using (event)
