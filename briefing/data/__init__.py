"""Word tables and learned weights, as YAML."""
