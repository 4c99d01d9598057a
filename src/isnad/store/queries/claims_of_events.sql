-- The claims of the events $events, with their documents, in order of publication.
select c.* exclude (since_run, until_run, digest, event), c.event as number_in_document,
       d.title, d.url, d.text_sha256, l.event as event, l.origin, l.stance, e.type as event_type,
       e.place as located
from current_event_claims l
join current_claims c using (claim)
join documents d on d.document = c.document
join current_events e on e.event = l.event
where l.event in (select unnest($events::varchar[]))
order by c.published_on nulls last, c.document, c.number
