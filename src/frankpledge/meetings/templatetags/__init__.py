"""Tags for the templates of meetings and of the areas above."""
