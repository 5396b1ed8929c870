"""What all channels of text messages share: how a page becomes a message, and what a gateway says of itself."""
