-- Parts of claims, of all versions, whose words do not stand where they say.
with bare as (
    select claim, document, struct_pack(
        trigger := [row("trigger"."start", "trigger"."end", "trigger".text)],
        actor := [row(one."start", one."end", one.text) for one in actors],
        target := [row(one."start", one."end", one.text) for one in targets],
        place := [row(one."start", one."end", one.text) for one in places],
        teller := [row(one."start", one."end", one.text) for one in tellers],
        loaded := [row(one."start", one."end", one.text) for one in loaded],
        quantity := case when quantity is null then [] else [row(quantity."start", quantity."end", quantity.text)] end
    ) as parts
    from claims
), spans as (
    select claim, document, 'trigger' as part, unnest(parts.trigger) as span from bare
    union all select claim, document, 'actor', unnest(parts.actor) from bare
    union all select claim, document, 'target', unnest(parts.target) from bare
    union all select claim, document, 'place', unnest(parts.place) from bare
    union all select claim, document, 'teller', unnest(parts.teller) from bare
    union all select claim, document, 'loaded', unnest(parts.loaded) from bare
    union all select claim, document, 'quantity', unnest(parts.quantity) from bare
)
select claim as place,
    concat(part, ': «', span[3], '» does not stand at ', span[1], ' to ', span[2], ' of ', document) as problem
from spans join documents using (document)
where span[1] < 0 or substring(text, span[1] + 1, span[2] - span[1]) <> span[3];
