"""Terms become what is learned from: ``cards`` says what a flashcard asks, ``quiz`` asks."""
