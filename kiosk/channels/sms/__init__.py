"""Text messages: how a page is written as one, and what that costs."""
