"""Where everything goes: layouts, boxes, sizes, line breaks, continuation slides. Pure but for a Measure."""
