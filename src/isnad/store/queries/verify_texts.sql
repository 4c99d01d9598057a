-- Texts that are not those that were coded.
select document as place, 'the text is not the one that was coded' as problem
from documents where sha256(text) <> text_sha256;
