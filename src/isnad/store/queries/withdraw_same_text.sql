-- A document and those of the very same text; the text must not stay under another name.
select other.document from documents one join documents other using (text_sha256)
where one.document = $document order by other.document <> $document, other.document;
