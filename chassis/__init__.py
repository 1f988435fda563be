"""How any service of Sâu Sát runs: storing, publishing, following, folding, answering.

The chassis knows no business word. A service brings its aggregates, its translation to
published events and its folds; the chassis keeps the promises of ``docs/architecture.md``.
"""
