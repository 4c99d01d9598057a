"""The traits that the rules ask of a word, each shown by the example beside it in `words/traits.yaml`."""

from __future__ import annotations

import pytest

from isnad import Coder
from isnad.annotate.scan import scan
from isnad.codebook import packaged_data, read_mapping
from isnad.text import read_text

_TRAITS = read_mapping(packaged_data() / "words/traits.yaml", packaged_data())


@pytest.mark.parametrize("trait", sorted(_TRAITS))
def test_a_word_of_the_example_has_the_trait(coder: Coder, trait: str) -> None:
    found = scan(read_text(_TRAITS[trait]["example"]), coder.lexicon)
    words = range(len(found.text.words))
    assert trait in {reading.entry.ref for word in words for reading in found.of(word, "trait")}
