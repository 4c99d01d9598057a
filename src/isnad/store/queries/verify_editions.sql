-- Editions that name a later one which is not there, or is none of the same publication, or is not the latest.
select d.document as place,
    case when latest.document is null then concat('its later edition ', d.superseded_by, ' is not there')
         when latest.key is distinct from d.key then concat(d.superseded_by, ' is of another publication')
         else concat('its later edition ', d.superseded_by, ' is not the latest') end as problem
from documents d left join documents latest on latest.document = d.superseded_by
where d.superseded_by is not null
and (latest.document is null or latest.key is distinct from d.key or latest.superseded_by is not null);
