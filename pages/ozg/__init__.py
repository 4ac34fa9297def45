"""OZG-Fortschritt: how far the services are, in the Kommunen and as published."""
