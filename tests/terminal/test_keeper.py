"""What stands between systemd and the screen: what the screen says arrives, and nothing that was started stays."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is there on Linux alone")

SCREEN = """
import os, socket, subprocess, sys, time
say = lambda said: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(said, os.environ["NOTIFY_SOCKET"])
# As X and xterm do: one that leaves its parent, and one that hears no signal.
orphan = "import subprocess, sys; print(subprocess.Popen(['sleep', '1000'], stdout=subprocess.DEVNULL).pid, flush=True)"
gone = subprocess.run([sys.executable, "-c", orphan], stdout=subprocess.PIPE, text=True).stdout.strip()
deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(1000)"
frozen = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
frozen.stdout.readline()
print(gone, frozen.pid, flush=True)
say(b"STATUS=of X\\nMAINPID=1")
say(b"READY=1")
say(b"WATCHDOG=1")
time.sleep(1000)
"""


def keeper(folder: Path, program: str) -> tuple[subprocess.Popen[str], socket.socket]:
    """A command that is kept, and systemd's socket."""
    heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    heard.bind(str(folder / "systemd"))
    heard.settimeout(30)
    told = {"NOTIFY_SOCKET": str(folder / "systemd"), "RUNTIME_DIRECTORY": str(folder)}
    command = [sys.executable, "-m", "kiosk.terminal.keeper", sys.executable, "-c", program]
    return subprocess.Popen(command, env=os.environ | told, stdout=subprocess.PIPE, text=True), heard


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_the_screen_says_arrives_and_all_of_it_ends(tmp_path: Path) -> None:
    kept, heard = keeper(tmp_path, SCREEN)
    with kept, heard:
        assert [heard.recv(100), heard.recv(100)] == [b"READY=1", b"WATCHDOG=1"], "and nothing of the rest"
        assert kept.stdout is not None
        started = [int(pid) for pid in kept.stdout.readline().split()]
        assert len(started) == 2
        assert all(map(is_there, started))
        begun = time.monotonic()
        kept.send_signal(signal.SIGTERM)
        assert kept.wait(30) == 128 + signal.SIGTERM
        assert not any(map(is_there, started))
        assert time.monotonic() - begun < 20
    assert not (tmp_path / "notify").exists()


def test_it_ends_as_what_it_keeps_ends(tmp_path: Path) -> None:
    kept, heard = keeper(tmp_path, "import sys; sys.exit(7)")
    with kept, heard:
        assert kept.wait(30) == 7


def test_without_systemd_it_is_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    command = [sys.executable, "-m", "kiosk.terminal.keeper", "/bin/sh", "-c", "echo $$"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        shown, _ = process.communicate()
    assert int(shown) == process.pid
