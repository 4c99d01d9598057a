-- Places as the last run read them.
select place, name, name_ar, kind, country, admin1, admin2, admin3, lat, lon, prominence from places;
