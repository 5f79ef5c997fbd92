"""Units that are not worth a table."""

DAYS_A_MONTH = 365.2425 / 12
DAYS_A_WEEK = 7
