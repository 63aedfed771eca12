"""What is known of programs."""
