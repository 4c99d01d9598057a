-- Claims that pass the filters, with their event, in order of document and place in it; a filter that is null asks for
-- nothing. Date and place are the claim's own, else its event's; `spans` gives the days of each date that claims state.
-- `event` is the event that a claim reports. One that only recalls an event, as background, reports none: it has a number
-- that it shares with nothing but its own document, and `recalls` names the event.
with near as materialized (
    select claim, folded from claims
    where len($stems::varchar[]) > 0 and until_run is null
      and list_bool_and(list_transform($stems::varchar[], lambda w: contains(folded, w)))
), worded as (  -- apart, since a pattern is costly: one that is bound inside a lambda is compiled for every row
    select claim from near
    where not exists (select 1 from (select unnest($patterns::varchar[]) as w) p where not regexp_matches(near.folded, p.w))
), told as (
    select c.* exclude (since_run, until_run, digest, event), c.event as number_in_document,
           d.title, d.url, d.text_sha256, l.origin, l.stance,
           if(l.stance = 'recalls', 'rec-' || left(md5(l.event || '/' || c.document), 16), l.event) as event,
           if(l.stance = 'recalls', l.event, null) as recalls,
           e.type as event_type, e.status as event_status, e.n_reports, e.n_independent,
           e.killed.low as killed_low, e.killed.best as killed_best, e.killed.high as killed_high,
           e.injured.low as injured_low, e.injured.best as injured_best, e.injured.high as injured_high,
           coalesce(if(s.time is null, null, c.time), e.date) as date,
           case when s.time is not null then 'stated' when e.date is null then null
                when e.date_basis = 'stated' then 'event' else e.date_basis end as date_basis,
           if(s.time is null, e.date_start, s.low) as date_start,
           if(s.time is null, e.date_end, s.high) as date_end,
           coalesce(list_filter(c.places, lambda p: p.lat is not null)[1], if(e.place.lat is null, null, e.place),
                    c.places[1], e.place) as located,
           case when len(list_filter(c.places, lambda p: p.lat is not null)) > 0 then 'claim'
                when e.place.lat is not null then 'event' when len(c.places) > 0 then 'claim'
                when e.place is not null then 'event' end as place_basis
    from current_claims c
    join documents d using (document)
    left join current_event_claims l using (claim)
    left join current_events e on e.event = l.event
    left join spans s on s.time = c.time
)
select * from told t
where ($types::varchar[] is null or list_contains($types, t.type))
  and ($since::date is null or coalesce(t.date_end, if(t.date_start is null, null, date '9999-12-31')) >= $since)
  and ($until::date is null or coalesce(t.date_start, if(t.date_end is null, null, date '0001-01-01')) <= $until)
  and ($places::varchar[] is null
       or t.located.id in (select unnest($places::varchar[]))
       or split_part(t.located.id, '/', 1) in (select unnest($places::varchar[]))
       or list_contains($roots::varchar[], t.located.admin1)
       or list_contains($roots::varchar[], t.located.admin2)
       or list_contains($roots::varchar[], t.located.country))
  and ($actors::varchar[] is null
       or list_has_any($actors, list_transform(list_concat(t.actors, t.targets), lambda p: p.id)))
  and ($outlets::varchar[] is null or t.outlet in (select unnest($outlets::varchar[])))
  and ($least::integer is null or t.n_independent >= $least)
  and ($statuses::varchar[] is null or list_contains($statuses, t.event_status))
  and ($polarity::varchar is null or t.polarity = $polarity)
  and (len($stems::varchar[]) = 0 or t.claim in (select claim from worded))
order by t.published_on nulls last, t.document, t.number
limit $most
