-- Rows of what is not there.
select document as place, concat('rows of ', name, ' name a document that is not there') as problem
from (
    select distinct document, 'claims' as name from claims
    union select document, 'mentions' from mentions
    union select document, 'codings' from codings
    union select document, 'captures' from captures
    union select document, 'fingerprints' from fingerprints
    union select document, 'bands' from bands
    union select document, 'copies' from copies
    union select other, 'copies' from copies
    union select document, 'accounts' from accounts
    union select document, 'event_claims' from current_event_claims
) anti join documents using (document)
union all
select claim, concat('event ', event, ' has a claim that is not there') from current_event_claims
anti join claims using (claim)
union all
select event, 'claims name an event that is not there' from (select distinct event from current_event_claims)
anti join current_events using (event)
union all
select original, concat('a capture of ', document, ' names an original that is not there')
from captures anti join originals on original = sha256;
