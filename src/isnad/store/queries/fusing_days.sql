-- The first and the last day that fresh accounts speak of.
select min(day_low), max(day_high) from accounts semi join fresh_accounts using (account)
