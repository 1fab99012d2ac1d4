"""The engines of benchmarks/engines.py, a module each, and what they are asked."""
