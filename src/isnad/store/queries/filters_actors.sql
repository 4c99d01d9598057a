-- The actors of the codebook.
select actor, name, name_ar, kind, country, parent, since, until, source_kind from actors
