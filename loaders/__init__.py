"""From an uploaded file to typed tables and findings; knows no database and no screen."""
