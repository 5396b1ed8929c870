"""The same screen in a browser, for thin clients: ``kiosk serve``. Each visitor has a process of their own."""
