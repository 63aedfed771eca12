"""The public record for programs: feeds, archives, search engines, wires."""
