-- Documents withdrawn after the first run, until the second.
select document, reason from deletions
where run > least($first, $second) and run <= greatest($first, $second)
order by run, document;
