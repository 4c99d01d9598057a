-- The words for places in claims of the types $types, where the place itself would point at the victim.
with placed as (select document, unnest(places) as place from current_claims where list_contains($types::varchar[], type))
select document, place.text from placed
union
select document, place.name_ar from placed where place.name_ar is not null
order by 1, 2
