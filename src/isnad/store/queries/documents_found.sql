-- Documents that pass the filters, with how many claims each makes; a filter that is null asks for nothing.
with counted as (select document, count(*) as claims from current_claims group by document)
select d.document, d.outlet, d.title, d.published, d.published_on, d.url, d.arabic, d.relayed_from, d.edited,
       d.text_sha256, length(d.text) as characters, d.notes, d.superseded_by, d.key, d.original,
       coalesce(c.claims, 0) as claims
from documents d left join counted c using (document)
where ($since::date is null or d.published_on >= $since)
  and ($until::date is null or d.published_on <= $until)
  and ($outlets::varchar[] is null or d.outlet in (select unnest($outlets::varchar[])))
order by d.published_on nulls last, d.document
limit $most
