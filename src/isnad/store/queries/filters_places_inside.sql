-- The places $roots and all inside them; of a composed id (C5993/west) only itself.
select place from places
where list_contains($roots::varchar[], place) or list_contains($roots, admin1) or list_contains($roots, admin2)
   or list_contains($roots, admin3) or list_contains($roots, country)
union
select unnest($roots::varchar[])
order by 1
