-- All versions of an event, the latest last.
select * from events where event = $event order by since_run
