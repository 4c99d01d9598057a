-- The claims of the events $events.
select event, claim, document, origin, stance
from current_event_claims
where event in (select unnest($events::varchar[]))
order by event, document, claim
