-- The documents in bands that have one of these hashes.
select band, hash, document from bands where hash in (select unnest($hashes::ubigint[]));
