-- Actors as the last run read them.
select actor, name, name_ar, kind, country, parent, since, until, source_kind from actors;
