-- Whether a document was withdrawn.
select 1 from deletions where document = $document;
