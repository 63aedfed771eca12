"""The tables around a case: questions, appeals, who has it, whether lawyers stopped it."""
