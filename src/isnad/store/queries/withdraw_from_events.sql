-- Versions of events, no longer holding, that had claims of withdrawn documents: they repeat their words.
delete from events where until_run is not null and event in (
    select event from event_claims where document in (select document from deletions)
);
