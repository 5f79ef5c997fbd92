"""The study of the chapters that hold every row."""
