-- What was taken out on request.
select document, text_sha256, original, reason, deleted from deletions order by deleted, document
