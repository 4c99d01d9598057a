-- How many places each actor holds, claims or contests on each day on which any interval of the places begins or ends,
-- and on the days $since and $until when they are given; `share` is of all places with an interval on that day.
with chosen as (
    select * from current_control
    where ($places::varchar[] is null or place in (select unnest($places::varchar[])))
      and not list_contains($without::varchar[], place)
), days as (
    select since as day from chosen union select until from chosen where until is not null
    union select $since::date where $since is not null union select $until::date where $until is not null
), counted as (
    select d.day, c.actor, c.state, count(distinct c.place) as places
    from days d join chosen c on c.since <= d.day and (c.until is null or c.until > d.day)
    where ($since::date is null or d.day >= $since) and ($until::date is null or d.day <= $until)
    group by d.day, c.actor, c.state
)
select n.day as date, n.actor, a.name as actor_name, n.state, n.places,
       n.places / sum(n.places) over (partition by n.day) as share
from counted n left join actors a on a.actor = n.actor
qualify $actors::varchar[] is null or n.actor in (select unnest($actors::varchar[]))
order by date, n.places desc, n.actor nulls last, n.state
limit $most
