-- The claims of these documents that hold, in reading order, with the columns of a record.
select
    c.claim, c.document, c.outlet, c.published_on, c.number, c.event, c.type, c.polarity, c.modality, c.attempted, c."trigger",
    c.actors, c.targets, c.places, c.time, c.quantity, c.tellers, c.confidence, c.sentence, c.folded, c.relayed_from
from current_claims c semi join wanted_documents w using (document)
order by c.document, c.number
