-- How much a database holds.
select (select count(*) from documents) as documents, (select count(*) from current_claims) as claims,
    (select count(*) from current_events) as events, (select count(*) from runs) as runs,
    (select count(distinct document) from deletions) as withdrawn_documents;
