"""What stands around the pages on the server's side: the document, its headers, what is closed."""
