-- Near-duplicates that are not withdrawn with these documents.
select distinct case when here then other else document end as alike
from (
    select document, other, document in (select unnest($documents::varchar[])) as here,
        other in (select unnest($documents::varchar[])) as there
    from copies
) where here <> there order by alike;
