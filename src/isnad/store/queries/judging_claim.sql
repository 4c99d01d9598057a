select claim from claims where claim = $claim and until_run is null
