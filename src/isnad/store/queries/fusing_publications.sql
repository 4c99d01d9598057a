-- Documents that copy others or are copied.
select document, outlet, published_on, relayed_from
from documents
where document in (select document from copies union select other from copies)
