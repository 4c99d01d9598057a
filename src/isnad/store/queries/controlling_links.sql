-- The claims of these events, the earliest report first.
select e.*
from current_event_claims e
semi join wanted_events w using (event)
join documents d using (document)
join claims c on c.claim = e.claim and c.until_run is null
order by e.event, d.published_on nulls last, e.document, c.number
