"""What the world must hear of: announced with the act, claimed and settled by the deliverer."""
