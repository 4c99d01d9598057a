-- The claims of an event, the earliest report first.
select e.*
from current_event_claims e join documents d using (document) join claims c on c.claim = e.claim and c.until_run is null
where e.event = $event
order by d.published_on nulls last, e.document, c.number
