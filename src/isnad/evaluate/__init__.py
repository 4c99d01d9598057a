"""How good the coding is: hand-made gold articles against what the coder says of them."""
