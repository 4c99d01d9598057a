-- Accounts to begin with: fresh ones, those of events that lost claims, and those of documents that copy changed ones.
with changed as (select document from wanted_documents),
copied as (
    select other as document from copies join changed using (document)
    union
    select document from copies where other in (select document from changed)
),
lost as (select distinct event from current_event_claims where document in (select document from changed))
select account from fresh_accounts
union
select account from accounts where document in (select document from copied)
union
select a.account
from (select account, unnest(claims) as claim from accounts) a join current_event_claims e using (claim)
where e.event in (select event from lost)
