select document, other from copies order by document, other
