"""What passed between a reader and the desk."""
