delete from accounts where document in (select document from wanted_documents)
