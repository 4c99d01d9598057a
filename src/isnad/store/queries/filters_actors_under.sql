-- The actors $roots and all whose parents lead to them.
with recursive under as (
    select unnest($roots::varchar[]) as actor
    union
    select a.actor from actors a join under u on a.parent = u.actor
)
select actor from under order by 1
