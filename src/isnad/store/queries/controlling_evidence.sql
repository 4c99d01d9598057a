-- What is said of these places and areas, and of falls, which bear on all places.
select said
from evidence
where role = $fall or place in (select place from wanted_places)
order by event, number
