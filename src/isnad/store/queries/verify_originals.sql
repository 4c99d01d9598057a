-- Originals whose bytes are not those that their hash names. Without bytes they must be of a withdrawn document.
select sha256 as place,
    case when bytes is null then 'the bytes are gone, and no withdrawal says why'
         when octet_length(bytes) <> size then 'the bytes are not as many as they were'
         else 'the bytes are not those that came' end as problem
from originals
where case when bytes is null then sha256 not in (select original from deletions)
      else octet_length(bytes) <> size or sha256(bytes) <> sha256 end;
