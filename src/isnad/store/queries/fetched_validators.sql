-- For each address, the validators that came with its latest captures. Those of a run that was killed do not count:
-- not all that came from there is in the database.
with told as (
    select source, captured, unnest(headers, recursive := true)
    from captures semi join (select run from runs where finished is not null) using (run)
    where source like 'http://%' or source like 'https://%'
)
select source, lower(name) as name, max_by(value, captured) as value
from told where lower(name) in ('etag', 'last-modified')
group by all;
