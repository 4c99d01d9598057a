-- Events of these types that hold, with the places that they and their claims name.
select distinct v.event, v.type, p.place
from current_events v
join (
    select e.event, unnest(list_transform(c.places, lambda site: site.id)) as place
    from current_event_claims e join claims c using (claim)
    where c.until_run is null
    union
    select event, place.id from current_events
) p using (event)
where v.type in (select unnest($types::varchar[])) and p.place is not null
