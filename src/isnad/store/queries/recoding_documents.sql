-- The next documents that another codebook or version coded.
select d.arrived, d.document, d.text, d.title, d.outlet, d.published, d.url, d.notes
from documents d join codings c using (document)
where c.until_run is null and (c.codebook <> $codebook or c.version <> $version) and d.arrived > $after
order by d.arrived limit $most;
