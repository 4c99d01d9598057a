-- Events that hold and have one of these claims, or a claim of a document that was compared again.
select event, digest
from events
where until_run is null and event in (
    select event from current_event_claims e
    where e.claim in (select claim from wanted_claims) or e.document in (select document from wanted_documents)
)
