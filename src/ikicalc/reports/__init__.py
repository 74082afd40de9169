"""Floor 7: verdicts and inputs as pages and sheets to hand over."""
