"""Play one schedule: each session that a screen called saved must be on the server once, and nothing is left over."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from tests.fault.browsers.phone import PAIN, Phone
from tests.fault.browsers.schedule import Move, moves, rule_of
from tests.fault.browsers.staff import Held, Staff
from tests.fault.faults import Kind, healthy
from tests.fault.proxy import FaultProxy, fault_proxy

BEAT_SECONDS = 31
LOOKS_AGAIN_SECONDS = 150


class Maker(Protocol):
    """A browser that phones are made with. How long all may take to be in order again: `patience_seconds` by the
    phone's clock and `real_patience_seconds` by ours have both to be over before a schedule is given up."""

    patience_seconds: int
    real_patience_seconds: int

    async def phone(self, proxy: FaultProxy) -> Phone: ...


@dataclass(slots=True)
class Outcome:
    """`finished`: sessions whose screen said "Saved". The three lists are to be empty; `met` counts faults by kind."""

    seed: int
    finished: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    met: Counter[Kind] = field(default_factory=Counter)
    at: str = "the start"
    broken: str | None = None

    @property
    def is_good(self) -> bool:
        return not (self.lost or self.duplicated or self.stuck or self.broken)


@dataclass(slots=True)
class _Sitting:
    """A schedule being played."""

    seed: int
    staff: Staff
    maker: Maker
    proxy: FaultProxy
    client_id: str
    outcome: Outcome
    phones: list[Phone] = field(default_factory=list)

    async def link(self) -> None:
        """One more phone of the client. A code is used up by its answer, so this happens under a clear sky."""
        weather, self.proxy.rule = self.proxy.rule, healthy
        was_down, self.proxy.is_down = self.proxy.is_down, False
        phone = await self.maker.phone(self.proxy)
        self.phones.append(phone)
        await phone.open("/join")
        await phone.act("join", code=await asyncio.to_thread(self.staff.code, self.client_id))
        self.proxy.rule, self.proxy.is_down = weather, was_down

    async def make(self, move: Move, number: int) -> None:
        phone = self.phones[min(move.phone, len(self.phones) - 1)]
        match move.what:
            case "second phone":
                await self.link()
            case "weather":
                self.proxy.rule = rule_of(move, self.seed, number)
            case "offline" | "online":
                await phone.set_online(move.what == "online")
            case "wait":
                await phone.wait(move.seconds)
            case "reload":
                await phone.reload()
            case "second tab":
                await phone.open()
            case "close and open":
                await phone.close_tab()
                await phone.open()
            case _:
                self.outcome.finished.append(await _record(phone, move))
                return
        await phone.act("today")

    async def come_to_rest(self) -> Held:
        """The network is well again, and the app is left open, until both sides agree or patience is at its end."""
        self.proxy.rule = healthy
        for phone in self.phones:
            await phone.set_online(True)
        given_up_at, waited = time.monotonic() + self.maker.real_patience_seconds, 0
        while True:
            held = await self._agreed()
            is_given_up = waited > self.maker.patience_seconds and time.monotonic() > given_up_at
            if held is not None or is_given_up:
                return held or await asyncio.to_thread(self.staff.held, self.client_id)
            # Waiting entries go with a beat of the app; what another phone did is looked for every few minutes.
            pause = BEAT_SECONDS if waited < LOOKS_AGAIN_SECONDS else LOOKS_AGAIN_SECONDS
            for phone in self.phones:
                await phone.wait(pause)
            waited += pause

    async def _agreed(self) -> Held | None:
        """What the server holds, once nothing waits on any phone and all know of as much as it does."""
        books = [await phone.act("books") for phone in self.phones]
        if any(kept["waiting"] for kept in books):
            return None
        if any([await _unsent_on_screen(phone) for phone in self.phones]):
            return None
        held = await asyncio.to_thread(self.staff.held, self.client_id)
        return held if all(Counter(kept["known"]) == held.listed for kept in books) else None

    async def judge(self, held: Held) -> None:
        finished = Counter(self.outcome.finished)
        self.outcome.lost = sorted((finished - held.sessions).elements())
        self.outcome.duplicated = sorted((held.sessions - finished).elements())
        differing = [] if held.listed == held.sessions else ["the therapist's list differs from what is stored"]
        for number, phone in enumerate(self.phones, 1):
            kept = await phone.act("books")
            self.outcome.stuck += [f"phone {number}: {id}" for id in {*kept["waiting"], *kept["pending"]}]
            self.outcome.lost += sorted((Counter(kept["answers"]) - held.answers).elements())
            if Counter(kept["known"]) != held.listed:
                differing.append(f"phone {number} counts {len(kept['known'])}, the server {held.listed.total()}")
            differing += [f"phone {number} says: {chip}" for chip in await _unsent_on_screen(phone)]
        if differing or held.trouble:
            self.outcome.broken = "; ".join([*differing, *held.trouble])


async def _unsent_on_screen(phone: Phone) -> list[str]:
    return [chip for chip in await phone.act("chips") if chip.endswith("not yet sent")]


async def _record(phone: Phone, move: Move) -> str:
    """One session by one of the ways to it; its id."""
    if move.what == "practise":
        return str(await phone.act("practise", pain=PAIN))
    await phone.act("begin", pain=PAIN)
    if move.what == "take over":
        # The tab that began it stays open behind, and must not write any more.
        await phone.open()
    else:
        await phone.close_tab()
        await phone.open()
    return str(await phone.act("keep_left" if move.what == "leave and keep" else "resume", pain=PAIN))


async def play(seed: int, staff: Staff, maker: Maker) -> Outcome:
    """The schedule of this seed from a new client to its verdict. Never raises: what breaks is told in the outcome."""
    outcome = Outcome(seed)
    client_id = await asyncio.to_thread(staff.new_client, f"Client {seed}")
    with fault_proxy(staff.server.url, staff.server.url) as proxy:
        sitting = _Sitting(seed, staff, maker, proxy, client_id, outcome)
        try:
            await sitting.link()
            for number, move in enumerate(moves(seed)):
                outcome.at = f"move {number}"
                await sitting.make(move, number)
            outcome.at = "the end"
            await sitting.judge(await sitting.come_to_rest())
        except Exception as error:
            outcome.broken = f"at {outcome.at}: {type(error).__name__}: {error}"
        for phone in sitting.phones:
            try:
                await phone.close()
            except Exception as error:
                outcome.broken = f"{outcome.broken or ''} {error}".strip()
        outcome.met.update(passage.fault.kind for passage in proxy.met)
    return outcome
