-- Claims whose trigger does not begin in their sentence, or whose sentence is not in the text.
select claim as place, 'the sentence does not hold the trigger' as problem
from claims join documents using (document)
where sentence_start > "trigger"."start" or sentence_end < "trigger"."start" or sentence_end > length(text);
