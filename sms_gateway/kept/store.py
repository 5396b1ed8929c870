"""Keeps visits and replies, durably, in SQLite or PostgreSQL.

No phone number comes in here, and what is kept is sealed (``senders``). Many messages share one transaction, so that
they share one wait for the disk; each is answered only after that commit. Whoever thinks holds no lock: the answers are
thought out before the transaction, and thought out anew when another process was quicker.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    String,
    any_,
    bindparam,
    delete,
    func,
    literal,
    or_,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.exc import InterfaceError, OperationalError

from sms_gateway.kept import schema
from sms_gateway.kept.database import Database
from sms_gateway.kept.schema import conversations, days, replies
from sms_gateway.kept.thinking import Incoming, Known, Thoughts

TIME_TO_LIVE: Final = 24 * 3600
"""Seconds that a visit or a reply is kept after it was last used: a day, as visitors are told (`guides/privacy.py`)."""

CLOCKS_DIFFER: Final = 3600
"""Seconds by which the clocks of two gateways may differ. What lives longer than this allows was written by a clock
that was wrong."""

_ATTEMPTS: Final = 50
"""How often a batch is thought out anew when other processes change the same visits. Twice is rare already; each time
one of the others got on."""


class Contended(Exception):
    """Other processes changed the same visits again and again."""


class Store:
    """The database of the gateway. The methods block, and only one thread at a time may call them."""

    def __init__(
        self,
        url: str,
        clock: Callable[[], float],
        today: Callable[[], str],
        unreadable: Callable[[], None] = lambda: None,
    ) -> None:
        """``clock`` gives seconds since 1970, ``today`` the day at the office. ``unreadable`` is told of a visit that
        no key opens: its sender begins anew. The database is opened on first use: it may start after the gateway."""
        self._clock = clock
        self._today = today
        self._unreadable = unreadable
        self._database = Database(url)
        self._statements = _Statements(sqlite=self._database.is_sqlite)
        self._prepared = False
        self._spent: dict[str, int] = {}

    def answer(self, batch: Sequence[Incoming]) -> Sequence[str | Exception]:
        """The replies to a batch of messages, in its order, after one commit; an error where a turn made one.

        The same ``message_sid`` gets the same reply, also from another process. Raises what the database raises.
        """
        try:
            return self._answer(batch)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            # One message that the database refuses costs nobody beside it.
            if len(batch) == 1:
                raise
            return [outcome for message in batch for outcome in self._alone(message)]

    def check(self) -> None:
        """Raises when the database cannot be written, or holds the tables of another version."""
        with self._writing() as connection:
            schema.verify(connection)
            connection.execute(update(schema.versions).values(version=schema.VERSION))

    def clean(self) -> None:
        """Delete what is past its time, and what a wrong clock would keep for ever; leave no trace of it."""
        now = self._now
        with self._writing() as connection:
            for table in (conversations, replies):
                connection.execute(delete(table).where(or_(table.c.expires <= now, table.c.expires > self._last(now))))
            connection.execute(delete(days).where(days.c.day != self._today()))
        self._database.forget_for_good()

    def break_off(self) -> None:
        """End what waits for the database, from another thread."""
        self._database.break_off()

    def close(self) -> None:
        """Let go of the database, at the end of the program."""
        self._database.close()

    @property
    def _now(self) -> int:
        return int(self._clock())

    @staticmethod
    def _last(now: int) -> int:
        """The latest moment until which something can be kept that was written with a good clock."""
        return now + TIME_TO_LIVE + CLOCKS_DIFFER

    def _prepare(self) -> None:
        if not self._prepared:
            with self._database.engine.begin() as connection:
                schema.prepare(connection)
            self._prepared = True

    def _writing(self) -> AbstractContextManager[Connection]:
        """A transaction that holds the lock for writing, on tables of this version."""
        self._prepare()
        return self._database.engine.begin()

    def _alone(self, message: Incoming) -> Sequence[str | Exception]:
        try:
            return self._answer([message])
        except Exception as error:
            return [error]

    def _answer(self, batch: Sequence[Incoming]) -> Sequence[str | Exception]:
        self._prepare()
        with self._database.reading.connect() as connection:
            known = self._known(connection, batch)
        for _ in range(_ATTEMPTS):
            thoughts = Thoughts(known, self._unreadable)
            outcomes = [thoughts.outcome(message) for message in batch]
            with self._writing() as connection:
                self._lock(connection, batch)
                before, known = known, self._known(connection, batch)
                if known.same_as(before):
                    self._write(connection, thoughts)
                    break
        else:
            raise Contended
        if thoughts.forgotten:
            self._database.forget_for_good()
        return outcomes

    def _lock(self, connection: Connection, batch: Sequence[Incoming]) -> None:
        """Keep other processes from these senders until the commit, in one order, so that two processes wait for each
        other and never block each other for good. On SQLite the transaction itself does that."""
        if not self._database.is_sqlite:
            connection.execute(_LOCK, {"senders": sorted({message.sender.name for message in batch})})

    def _known(self, connection: Connection, batch: Sequence[Incoming]) -> Known:
        names = {name for message in batch for name in message.sender.names}
        sids = {message.message_sid for message in batch}
        now = self._now
        rows = connection.execute(
            self._statements.known,
            {"names": self._listed(names), "sids": self._listed(sids), "now": now, "last": self._last(now)},
        )
        found: dict[str, dict[str, bytes]] = {"visit": {}, "reply": {}}
        for kind, id, sealed in rows:
            found[kind][id] = bytes(sealed)
        return Known(found["visit"], found["reply"], self._spent.get(self._today(), 0))

    def _listed(self, ids: set[str]) -> str | list[str]:
        """Ids as one parameter of a statement."""
        return json.dumps(sorted(ids)) if self._database.is_sqlite else sorted(ids)

    def _write(self, connection: Connection, thoughts: Thoughts) -> None:
        """Forget who is to be forgotten, then keep the new visits and replies."""
        gone = sorted({name for sender in thoughts.forgotten + thoughts.renamed for name in sender.names})
        if gone:
            connection.execute(delete(conversations).where(conversations.c.sender.in_(gone)))
        if thoughts.forgotten:
            forgotten = [name for sender in thoughts.forgotten for name in sender.names]
            connection.execute(delete(replies).where(replies.c.sender.in_(forgotten)))
        expires = self._now + TIME_TO_LIVE
        if rows := [
            {"message_sid": sid, "sender": sender, "body": body, "expires": expires}
            for sid, (sender, body) in thoughts.replies.items()
        ]:
            connection.execute(self._statements.replies, rows)
        if rows := [
            {"sender": sender.name, "visit": sender.seal(visit), "expires": expires}
            for sender, visit in thoughts.changed.values()
        ]:
            connection.execute(self._statements.visits, rows)
        if thoughts.segments:
            today = self._today()
            spent = connection.execute(self._statements.days, {"day": today, "segments": thoughts.segments})
            self._spent = {today: spent.scalar_one()}


class _Statements:
    """The statements whose words depend on the database."""

    def __init__(self, *, sqlite: bool) -> None:
        among = _among_json if sqlite else _among_array
        alive = conversations.c.expires.between(bindparam("now") + 1, bindparam("last"))
        visits = select(literal("visit"), conversations.c.sender, conversations.c.visit)
        bodies = select(literal("reply"), replies.c.message_sid, replies.c.body)
        self.known = union_all(
            visits.where(among(conversations.c.sender, "names"), alive),
            bodies.where(among(replies.c.message_sid, "sids")),
        )
        insert = insert_sqlite if sqlite else insert_postgresql
        visit, reply, day = (insert(table) for table in (conversations, replies, days))
        self.visits = visit.on_conflict_do_update(
            index_elements=["sender"], set_={name: visit.excluded[name] for name in ("visit", "expires")}
        )
        self.replies = reply.on_conflict_do_update(
            index_elements=["message_sid"], set_={name: reply.excluded[name] for name in ("sender", "body", "expires")}
        )
        self.days = day.on_conflict_do_update(
            index_elements=["day"], set_={"segments": days.c.segments + day.excluded.segments}
        ).returning(days.c.segments)


def _among_json(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether a value is in a list, which SQLite takes as JSON: one statement for every length of it."""
    return column.in_(select(func.json_each(bindparam(name)).table_valued("value").c.value))


def _among_array(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return column == any_(bindparam(name, type_=ARRAY(String)))


_LOCK: Final = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(sender, 0)) FROM unnest(CAST(:senders AS text[])) AS sender"
)
