-- Make room for the actors of another codebook.
delete from actors;
