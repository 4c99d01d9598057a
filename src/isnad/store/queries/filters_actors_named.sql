-- Every party that the database can name: those of the codebook, and those that claims brought with them.
select actor, name, name_ar from actors
union
select distinct party.id, party.name, null
from (select unnest(list_concat(actors, targets)) as party from current_events)
where party.id is not null and party.id not in (select actor from actors)
order by 1
