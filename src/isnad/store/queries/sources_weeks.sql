-- Documents and claims of each outlet in each ISO week from its first to its last, weeks with none included: silence is
-- seen. Documents without a day of publication stand in a row without a week. Later editions count once.
with told as (
    select d.document, d.outlet, date_trunc('week', d.published_on)::date as monday, coalesce(c.claims, 0) as claims
    from documents d
    left join (select document, count(*) as claims from current_claims group by document) c using (document)
    where d.superseded_by is null
      and ($since::date is null or d.published_on >= $since)
      and ($until::date is null or d.published_on <= $until)
      and ($outlets::varchar[] is null or d.outlet in (select unnest($outlets::varchar[])))
), weeks as (
    select outlet, unnest(generate_series(min(monday), max(monday), interval 7 day))::date as monday
    from told where monday is not null group by outlet
    union all
    select distinct outlet, null from told where monday is null
)
select w.outlet, if(w.monday is null, null, strftime(w.monday, '%G-W%V')) as week, w.monday,
       count(t.document) as documents, coalesce(sum(t.claims), 0)::bigint as claims
from weeks w
left join told t on t.outlet is not distinct from w.outlet and t.monday is not distinct from w.monday
group by w.outlet, w.monday
order by w.outlet nulls last, w.monday nulls last
limit $most
