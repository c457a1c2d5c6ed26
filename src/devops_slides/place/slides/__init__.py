"""From planned slides to placed ones: layouts, their slots, continuation slides."""
