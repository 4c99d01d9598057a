-- Pairs of accounts that may be the same, at least one of them fresh: isnad.fuse.blocking says which and why.
with fresh as (
    select a.*, {'lat': lat, 'lon': lon, 'reach': reach} as point, unnest(generate_series(day_low - $blur, day_high + $blur)) as day
    from accounts a semi join fresh_accounts using (account)
    where day_low is not null
),
known as (
    select a.*, {'lat': lat, 'lon': lon, 'reach': reach} as point, unnest(generate_series(day_low, day_high)) as day,
           f.account is not null as is_fresh
    from accounts a left join fresh_accounts f using (account)
    where day_low is not null and day_high >= $first - $blur and day_low <= $last + $blur
),
fresh_cells as (select account, document, family, day, point, unnest(cells) as key from fresh),
known_cells as (select account, document, family, day, point, is_fresh, unnest(cells) as key from known),
fresh_areas as (select account, document, family, day, point, unnest(areas) as key from fresh),
known_inside as (select account, document, family, day, point, is_fresh, unnest(inside) as key from known),
fresh_inside as (select account, document, family, day, point, unnest(inside) as key from fresh),
known_areas as (select account, document, family, day, point, is_fresh, unnest(areas) as key from known),
found as (
    select f.account as one, k.account as other
    from fresh_cells f join known_cells k
        on f.key = k.key and f.day = k.day and f.family = k.family and f.document <> k.document
    where (not k.is_fresh or f.account < k.account) and may_meet(f.point, k.point, $far)
    union
    select f.account, k.account
    from fresh_areas f join known_inside k
        on f.key = k.key and f.day = k.day and f.family = k.family and f.document <> k.document
    where f.key not like $grid or may_meet(f.point, k.point, $far)
    union
    select f.account, k.account
    from fresh_inside f join known_areas k
        on f.key = k.key and f.day = k.day and f.family = k.family and f.document <> k.document
    where not k.is_fresh and (f.key not like $grid or may_meet(f.point, k.point, $far))
    union
    select f.account, k.account
    from fresh f join known k
        on f.killed = k.killed and f.day = k.day and f.family = k.family and f.document <> k.document
    where (len(f.cells) = 0 or len(k.cells) = 0) and (not k.is_fresh or f.account < k.account)
)
select distinct least(one, other) as a, greatest(one, other) as b from found
