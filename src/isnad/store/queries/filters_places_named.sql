-- Every place that the database can name: those of the codebook, and those that events and claims brought with them.
select place, name, name_ar from places
union
select place.id, place.name, place.name_ar from current_events where place.id is not null
order by 1
