-- This edition is not, or is again, the latest.
update documents set superseded_by = $latest where document = $document;
