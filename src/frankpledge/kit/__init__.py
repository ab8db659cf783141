"""Pure helpers that every area may use: dates, names as printed, sums.  Under 500 lines, for ever."""
