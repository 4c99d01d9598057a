-- The texts of documents.
select document, text from documents where document in (select unnest($documents::varchar[]));
