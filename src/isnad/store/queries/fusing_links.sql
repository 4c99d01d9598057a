-- Pairs that the rule of these parameters judged the same, and did not judge otherwise later. An account may be gone:
-- corrected, withdrawn or rejected; what was judged of it then ties nothing.
with latest as (
    select "left", "right", verdict, score
    from judgements
    where "by" = $rule
    qualify row_number() over (partition by "left", "right" order by run desc) = 1
)
select "left" as a, "right" as b, score
from latest
semi join (select account as "left" from accounts) using ("left")
semi join (select account as "right" from accounts) using ("right")
where verdict = 'same'
