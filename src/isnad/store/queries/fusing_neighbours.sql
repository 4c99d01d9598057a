-- Accounts that a link, a person's judgement, or an event that holds ties to these.
with members as (
    select e.event, a.account
    from current_event_claims e join (select account, unnest(claims) as claim from accounts) a using (claim)
)
select l.b as account from links l join frontier f on l.a = f.account
union
select l.a from links l join frontier f on l.b = f.account
union
select m.account from members m where m.event in (select event from members join frontier using (account))
