"""The vocabulary: a SKOS file read into plain records, checked and matched."""
