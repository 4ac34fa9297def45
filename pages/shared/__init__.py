"""What the pages share: the source of the data, filters, German words for values, the look of charts."""
