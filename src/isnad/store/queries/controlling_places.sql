-- The types of these events that hold, with the places that they and their claims name.
select distinct v.type, p.place
from current_events v
join (
    select e.event, unnest(list_transform(c.places, lambda site: site.id)) as place
    from current_event_claims e join claims c using (claim)
    union
    select event, place.id from current_events
) p using (event)
semi join wanted_events w using (event)
where p.place is not null
