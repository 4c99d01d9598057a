-- What was said of claims of these documents may repeat their words.
update judgements set why = 'withdrawn', value = null
where "left" in (select claim from claims where document in (select unnest($documents::varchar[])))
   or "right" in (select claim from claims where document in (select unnest($documents::varchar[])));
