"""SQL lives here and nowhere else.

`engine` opens a database, `migrate` brings it to the code's revision, `tables/` says what is stored, and every
other module is a handful of functions for one thing of the vocabulary: session first, values of `bot.model` in
and out, never a commit. The use case owns the transaction.
"""
