"""What the standards desk minds: working days, deadlines, figures and causes."""
