-- Make room for the places of another codebook.
delete from places;
