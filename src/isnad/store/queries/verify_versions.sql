-- Versions of one thing that hold at the same time, or end before they begin, or belong to no run.
with versions as (
    select claim as place, since_run, until_run from claims
    union all select concat('coding of ', document), since_run, until_run from codings
    union all select event, since_run, until_run from events
    union all select concat('claim ', claim, ' in event ', event), since_run, until_run from event_claims
), next as (
    select place, since_run, until_run,
        lead(since_run) over (partition by place order by since_run, until_run nulls last) as following
    from versions
)
select place,
    case when until_run <= since_run then concat('a version ends with run ', until_run, ' and begins with ', since_run)
         when since_run not in (select run from runs) then concat('run ', since_run, ' is not known')
         else concat('two versions hold from run ', following, ' on') end as problem
from next
where until_run <= since_run or (following is not null and (until_run is null or until_run > following))
   or since_run not in (select run from runs);
