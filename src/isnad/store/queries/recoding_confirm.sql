-- The same reading by another codebook or version.
update codings
set version = confirmed.version, codebook = confirmed.codebook, warnings = confirmed.warnings,
    errors = confirmed.errors
from confirmed
where codings.document = confirmed.document and codings.until_run is null;
