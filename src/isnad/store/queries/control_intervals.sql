-- Who held each place from when to when (until: exclusive), on the day $at when it is given; other filters ask for
-- intervals that touch the days, places inside the places, and actors under the actors.
select c.*, p.name as place_name, p.name_ar as place_name_ar, p.kind as place_kind, p.country, p.admin1, p.admin2,
       p.lat, p.lon, a.name as actor_name, a.name_ar as actor_name_ar, a.kind as actor_kind
from current_control c
left join places p using (place)
left join actors a using (actor)
where ($at::date is null or (c.since <= $at and (c.until is null or c.until > $at)))
  and ($since::date is null or c.until is null or c.until > $since)
  and ($until::date is null or c.since <= $until)
  and ($places::varchar[] is null or c.place in (select unnest($places::varchar[])))
  and ($actors::varchar[] is null or c.actor in (select unnest($actors::varchar[])))
order by c.place, c.since
limit $most
