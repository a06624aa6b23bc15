"""Every speed claim of the README, measured side by side with something public: `python -m benchmarks`."""
