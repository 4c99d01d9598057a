-- Originals that are not there yet.
insert into originals by name
select arriving.* from arriving anti join originals using (sha256);
