"""The trained reader: a small encoder marks activities and who takes part; the rules' finders resolve what it marks."""
