-- Events that are not the same at the ends of two runs, as structs side by side, and the claims in them.
with old_claims as (
    select event, list(claim order by claim) as claims from event_claims
    where since_run <= $first and (until_run is null or until_run > $first)
    group by event
), new_claims as (
    select event, list(claim order by claim) as claims from event_claims
    where since_run <= $second and (until_run is null or until_run > $second)
    group by event
), old_events as (
    select event, digest, events from events
    where since_run <= $first and (until_run is null or until_run > $first)
), new_events as (
    select event, digest, events from events
    where since_run <= $second and (until_run is null or until_run > $second)
)
select event as id, old_events.events as "old", new_events.events as "new",
    old_claims.claims as old_claims, new_claims.claims as new_claims
from old_events full join new_events using (event)
left join old_claims using (event) left join new_claims using (event)
where old_events.digest is distinct from new_events.digest
order by coalesce(new_events.events.date_start, old_events.events.date_start), id;
