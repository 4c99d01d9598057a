-- Events that pass the filters, in order of date; a filter that is null asks for nothing. An event without a date passes
-- only when no day is asked for. Outlet, words and polarity ask that one claim of the event has them.
with near as materialized (
    select claim, folded from claims
    where len($stems::varchar[]) > 0 and until_run is null
      and list_bool_and(list_transform($stems::varchar[], lambda w: contains(folded, w)))
), worded as (  -- apart, since a pattern is costly: one that is bound inside a lambda is compiled for every row
    select claim from near
    where not exists (select 1 from (select unnest($patterns::varchar[]) as w) p where not regexp_matches(near.folded, p.w))
), told as (
    select distinct l.event
    from current_event_claims l join current_claims c using (claim)
    where ($outlets::varchar[] is null or c.outlet in (select unnest($outlets::varchar[])))
      and ($polarity::varchar is null or c.polarity = $polarity)
      and (len($stems::varchar[]) = 0 or c.claim in (select claim from worded))
)
select e.* exclude (since_run, until_run, digest)
from current_events e
where ($types::varchar[] is null or list_contains($types, e.type))
  and ($since::date is null or coalesce(e.date_end, if(e.date_start is null, null, date '9999-12-31')) >= $since)
  and ($until::date is null or coalesce(e.date_start, if(e.date_end is null, null, date '0001-01-01')) <= $until)
  and ($places::varchar[] is null
       or e.place.id in (select unnest($places::varchar[]))
       or split_part(e.place.id, '/', 1) in (select unnest($places::varchar[]))
       or list_contains($roots::varchar[], e.place.admin1)
       or list_contains($roots::varchar[], e.place.admin2)
       or list_contains($roots::varchar[], e.place.country))
  and ($actors::varchar[] is null
       or list_has_any($actors, list_transform(list_concat(e.actors, e.targets), lambda p: p.id)))
  and ($least::integer is null or e.n_independent >= $least)
  and ($statuses::varchar[] is null or list_contains($statuses, e.status))
  and (($outlets::varchar[] is null and $polarity::varchar is null and len($stems::varchar[]) = 0)
       or e.event in (select event from told))
order by e.date_start nulls last, e.event
limit $most
