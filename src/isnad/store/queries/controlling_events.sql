select v.* from current_events v semi join wanted_events w using (event) order by v.event
