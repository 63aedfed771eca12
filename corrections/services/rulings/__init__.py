"""The acts by which notes are corrected, rulings pinned, lowered severities reviewed and dissent recorded."""
