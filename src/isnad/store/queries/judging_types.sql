select distinct type from claims order by type
