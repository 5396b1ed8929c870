"""What a visitor wrote stays in the process: no core dump, and no other program looks into its memory."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.test_terminal import Terminal, settled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone can keep its memory private")

TELL = (
    "import ctypes, resource\n"
    "print('dumpable', ctypes.CDLL(None).prctl(3), 'core', *resource.getrlimit(resource.RLIMIT_CORE), flush=True)\n"
)
"""PR_GET_DUMPABLE is 3."""

PRIVATE = "dumpable 0 core 0 0"


def with_cores() -> None:
    """A process that leaves a core, as far as this machine allows."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def test_the_plain_mode_keeps_its_memory_private() -> None:
    program = f"from kiosk.cli import main\nmain(['plain'])\n{TELL}"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, input="", capture_output=True, text=True, preexec_fn=with_cores, check=True)
    assert done.stdout.splitlines()[-1] == PRIVATE


def test_the_screen_keeps_its_memory_private() -> None:
    terminal = Terminal("-c", f"from kiosk.cli import main\nmain([])\n{TELL}")
    try:
        terminal.until(lambda: "Nederlands" in terminal.text)
        settled(terminal)  # Before the first key is answered.
        terminal.process.terminate()
        terminal.until(lambda: PRIVATE in terminal.text)
    finally:
        terminal.close()


def test_the_terminal_that_it_becomes_leaves_no_core() -> None:
    """The limit stays when a process becomes another program; what it lets look in does not."""
    program = (
        "import os, sys\n"
        f"os.execvp = lambda *_: os.execv(sys.executable, [sys.executable, '-c', {TELL!r}])\n"
        "from kiosk.terminal import launch\n"
        "launch.x_display = lambda: launch.Display(800, 600, 200)\n"
        "launch.shutil.which = lambda _: '/usr/bin/xterm'\n"
        "from kiosk.cli import main\nmain(['launch'])\n"
    )
    command = [sys.executable, "-c", program]
    environment = os.environ | {"DISPLAY": ":0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, preexec_fn=with_cores, check=True)
    assert done.stdout.strip().endswith("core 0 0")


def test_a_program_that_is_broken_off_leaves_no_core(tmp_path: Path) -> None:
    program = (
        "from kiosk.terminal.secrecy import keep_memory_private as keep\nkeep()\nprint('kept', flush=True)\ninput()"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=with_cores
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        process.send_signal(signal.SIGSEGV)
        # As the system tells it of a child, and not only its exit code.
        _, status = os.waitpid(process.pid, 0)
        process.returncode = -os.WTERMSIG(status)
    assert os.WTERMSIG(status) == signal.SIGSEGV
    assert not os.WCOREDUMP(status)
