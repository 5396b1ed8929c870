"""The files in which the kernel tells of a display."""

from __future__ import annotations

from pathlib import Path


def edid(millimetres: int) -> bytes:
    """What a display says of itself, with its width in the first timing."""
    told = bytearray(128)
    told[66], told[68] = millimetres & 255, millimetres >> 8 << 4
    return bytes(told)


def connect(root: Path, name: str, modes: str = "", millimetres: int = 0, status: str = "connected") -> None:
    folder = root / "sys/class/drm" / name
    folder.mkdir(parents=True)
    (folder / "status").write_text(f"{status}\n", encoding="ascii")
    (folder / "modes").write_text(modes, encoding="ascii")
    (folder / "edid").write_bytes(edid(millimetres) if millimetres else b"")


def frame_buffer(root: Path, size: str) -> None:
    folder = root / "sys/class/graphics/fb0"
    folder.mkdir(parents=True)
    (folder / "virtual_size").write_text(f"{size}\n", encoding="ascii")
