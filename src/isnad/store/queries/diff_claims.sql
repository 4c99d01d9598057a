-- Claims that are not the same at the ends of two runs, as structs side by side.
with old_claims as (
    select claim, digest, claims from claims
    where since_run <= $first and (until_run is null or until_run > $first)
    and document not in (select unnest($hidden_first::varchar[]))
), new_claims as (
    select claim, digest, claims from claims
    where since_run <= $second and (until_run is null or until_run > $second)
    and document not in (select unnest($hidden_second::varchar[]))
)
select claim as id, old_claims.claims as "old", new_claims.claims as "new"
from old_claims full join new_claims using (claim)
where old_claims.digest is distinct from new_claims.digest
order by coalesce(new_claims.claims.document, old_claims.claims.document),
    coalesce(new_claims.claims."number", old_claims.claims."number"), id;
