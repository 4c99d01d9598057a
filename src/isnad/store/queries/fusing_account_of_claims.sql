-- Which account each of these claims is in.
select claim, account
from (select account, unnest(claims) as claim from accounts) semi join wanted_claims using (claim)
