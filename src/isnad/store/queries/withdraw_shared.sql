-- Other documents that came in the very same bytes.
select distinct document from captures
where document not in (select unnest($documents::varchar[])) and original in (
    select original from captures where document in (select unnest($documents::varchar[]))
) order by document;
