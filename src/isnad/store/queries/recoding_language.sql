-- Whether these documents are Arabic, as read now.
update documents set arabic = $arabic
where arabic <> $arabic and document in (select unnest($documents::varchar[]));
