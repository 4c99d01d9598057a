-- These claims, in reading order.
select c.* from current_claims c semi join wanted_claims w using (claim) order by c.document, c.number
