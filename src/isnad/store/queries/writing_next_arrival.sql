-- The place in the order of arrival of the next document.
select coalesce(max(arrived), 0) + 1 from documents;
