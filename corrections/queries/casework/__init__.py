"""What stands around a case: signatures that wait, questions, who has it."""
