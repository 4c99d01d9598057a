-- The outlets of the documents.
select distinct outlet from documents where outlet is not null order by outlet
