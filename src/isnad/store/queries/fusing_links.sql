-- Pairs that the rule of these parameters judged the same, and did not judge otherwise later.
with latest as (
    select "left", "right", verdict, score
    from judgements
    where "by" = $rule
    qualify row_number() over (partition by "left", "right" order by run desc) = 1
)
select "left" as a, "right" as b, score from latest where verdict = 'same'
