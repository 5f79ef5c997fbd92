"""Floor 3: every chart and map the chapters show; frames in, figures with alt text out."""
