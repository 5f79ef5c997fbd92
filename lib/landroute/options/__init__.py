"""Floor 2: policy options as dated changes to the world."""
