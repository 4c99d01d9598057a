-- All editions of these publications.
select document, key, outlet, edited, published, arrived, superseded_by from documents
where key in (select unnest($keys::varchar[]))
order by arrived;
