"""The core: content and a conversation in, pages out. Pure: no clock, no network, no terminal, no database."""
