"""Acts on whole articles: holding, retracting, removing, editing them whole."""
