-- The places of the codebook, with what they lie in.
select place, name, name_ar, kind, country, admin1, admin2, admin3, lat, lon from places
