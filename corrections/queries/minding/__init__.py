"""What the standards desk looks at: deadlines, figures, causes, the digest."""
