-- Documents without an original, a capture or a coding that holds, or with two of what must be one.
select document as place, 'its original is not there' as problem
from documents anti join originals on original = sha256
union all
select document, 'nothing says where it came from' from documents anti join captures using (document)
union all
select document, 'no coding of it holds' from documents
anti join (select document from codings where until_run is null) using (document)
union all
select document, concat('there are ', count(*), ' documents of this id') from documents group by document
having count(*) > 1
union all
select sha256, concat('there are ', count(*), ' originals of this hash') from originals group by sha256
having count(*) > 1;
