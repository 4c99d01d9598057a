-- Captures that are not there yet: of the same bytes from the same place, the first one counts.
insert into captures by name
select arriving.* from arriving anti join captures
on arriving.document = captures.document and arriving.original = captures.original
and arriving.source = captures.source and arriving.locator is not distinct from captures.locator;
