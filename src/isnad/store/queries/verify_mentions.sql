-- Mentions whose words do not stand where they say.
select document as place,
    concat(kind, ' ', "number", ': «', m.text, '» does not stand at ', "start", ' to ', "end") as problem
from mentions m join documents d using (document)
where "start" < 0 or substring(d.text, "start" + 1, "end" - "start") <> m.text;
