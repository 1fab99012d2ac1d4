"""What the project knows of each language, and the one analysis of words.

A language is a module here that holds one `Language`, and a row in `LANGUAGES`. Everything that reads words
(index, query, themes, concordance, highlights) goes through `languages.analysis`.
"""
