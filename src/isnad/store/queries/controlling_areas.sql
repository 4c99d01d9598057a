select distinct place from evidence order by place
