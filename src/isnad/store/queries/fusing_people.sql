-- What people judged, the latest judgement of each pair or field.
select "left", "right", verdict, "by", judged, why, score, field, value
from judgements
where "by" not like 'rule:%'
qualify row_number() over (partition by "left", "right", field order by judged desc, run desc) = 1
