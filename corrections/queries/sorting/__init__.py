"""Pages for sorting the queue: its filters, a case at a glance, its neighbours."""
