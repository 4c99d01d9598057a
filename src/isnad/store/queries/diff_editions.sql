-- Publications of which the database had several documents at the end of a run.
select document, key, outlet, edited, published, arrived, superseded_by from documents
where run <= $run and key is not null
qualify count(*) over (partition by key) > 1;
