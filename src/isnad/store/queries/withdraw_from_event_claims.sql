-- The part that withdrawn documents had in events.
delete from event_claims where until_run is not null and document in (select document from deletions);
