-- What the documents name that no table knows and may be a person, and the places that they name: what redaction asks.
select distinct document, kind, text, subkind, id
from mentions
where (kind = 'actor' and id is null) or kind = 'place'
union
select document, 'actor', party.text, party.kind, party.id
from (select document, unnest(list_concat(actors, targets)) as party from current_claims)
where party.id is null
union
select document, 'victim', party.text, party.kind, party.id
from (select document, unnest(targets) as party from current_claims
      where list_contains(['kill', 'injure', 'execute', 'abduct', 'arrest', 'torture', 'sexual_violence', 'release'], type))
where party.id is null
union
select document, 'teller', teller.text, teller.kind, teller.id
from (select document, unnest(tellers) as teller from current_claims)
where teller.id is null
union
select document, 'place', place.text, place.kind, place.id
from (select document, unnest(places) as place from current_claims)
order by 1, 2, 3
