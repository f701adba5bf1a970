"""What answers other programs: the operations, and the servers that offer them."""
