-- The hashes of the texts that were withdrawn.
select distinct text_sha256 from deletions;
