-- The claims of these documents that hold, in reading order.
select c.* from current_claims c semi join wanted_documents w using (document) order by c.document, c.number
