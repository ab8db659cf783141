"""What comes in to the pages of meetings, checked: filters of lists, and what is typed in tasks."""
