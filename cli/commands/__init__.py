"""The commands: each asks the glossary or the index, and hands on what they say."""
