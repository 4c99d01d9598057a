-- Documents whose accounts are out of date, and what they are to be made of (null: the document no longer counts).
with judged as (
    select document, count(*) as judgements
    from judgements j join (select distinct claim, document from claims) c on c.claim in (j."left", j."right")
    where j."by" not like 'rule:%'
    group by document
),
held as (
    select c.document, c.digest || '/' || $parameters || '/' || coalesce(j.judgements, 0) as digest
    from codings c
    join documents d using (document)
    left join judged j using (document)
    where c.until_run is null and d.superseded_by is null and d.arabic
)
select coalesce(h.document, f.document) as document, h.digest
from held h full join fused f using (document)
where h.digest is distinct from f.digest
order by document
