delete from control where place in (select place from wanted_places)
