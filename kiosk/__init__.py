"""One source of help for people who are left behind online: pages for a terminal, plain lines and text messages."""
