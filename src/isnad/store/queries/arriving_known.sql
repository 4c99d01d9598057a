-- Documents that have one of these ids or keys, and withdrawn ones that had one of these ids.
select document, text_sha256, outlet, key, false as withdrawn from documents
where document in (select unnest($documents::varchar[])) or key in (select unnest($keys::varchar[]))
union all
select document, text_sha256, null, null, true from deletions
where document in (select unnest($documents::varchar[]));
