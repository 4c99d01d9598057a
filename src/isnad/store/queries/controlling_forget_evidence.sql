delete from evidence where event in (select event from wanted_events)
