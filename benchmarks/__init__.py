"""Speed and memory, measured as ratios: each figure beside its baseline, in one run.

``python -m benchmarks`` writes ``benchmarks/results.json`` and ``docs/performance.md``.
"""
