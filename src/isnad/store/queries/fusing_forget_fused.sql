delete from fused where document in (select document from wanted_documents)
