-- What is left of withdrawn documents.
select document as place, 'it was withdrawn and is there' as problem from deletions semi join documents using (document)
union all
select d.document, concat('its text is that of ', x.document, ', which was withdrawn')
from documents d join deletions x using (text_sha256) where d.document <> x.document
union all
select sha256, concat('the bytes of ', x.document, ', which was withdrawn, are there')
from originals join deletions x on sha256 = x.original where bytes is not null
union all
select document, 'it was withdrawn and events have claims of it' from deletions semi join event_claims using (document);
