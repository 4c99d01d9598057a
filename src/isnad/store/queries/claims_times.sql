-- The dates that claims state, each once.
select distinct time from current_claims where time is not null order by time
