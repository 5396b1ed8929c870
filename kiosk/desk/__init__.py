"""What volunteers see: a small web page on the office's own network, and the server of it."""
