/** One schedule: phones of one practice, faults drawn from the seed, and what must hold when all is well again. */
import type { Script } from 'node:vm'
import { type Acting, addByHand, checkIn, correct, practise } from './acts'
import { heal } from './healing'
import { type Verdict, verdictOf } from './invariants'
import { Ledger } from './ledger'
import { Network } from './network'
import { Phone } from './phone'
import { type Random, seeded } from './random'
import { DAY, HOUR, MINUTE, Scheduler } from './scheduler'
import type { Server } from './server'
import type { Tab } from './tab'

const START = Date.UTC(2026, 2, 11, 9)
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC']
/** Shares of requests that meet a fault. */
const TROUBLE = [0, 0.2, 0.5, 0.9]
/** Of so many schedules one is of a client with more sessions than a page of history holds. */
const LONG_KNOWN_EVERY = 6
/** Wrong clocks: minutes, a day, and one that fell back by months. */
const SKEWS = [0, 0, 0, 3 * MINUTE, -40 * MINUTE, 7 * HOUR, -DAY, 3 * DAY, -200 * DAY]

export class Schedule {
  readonly random: Random
  readonly scheduler: Scheduler
  readonly ledger = new Ledger()
  readonly network: Network
  readonly phones: Phone[] = []
  readonly premature = new Set<string>()
  private isSaved = false
  private kill: { readonly tab: Tab; steps: number } | null = null

  constructor(
    readonly seed: number,
    readonly server: Server,
    private readonly script: Script,
  ) {
    this.random = seeded(seed)
    this.scheduler = new Scheduler(this.random, START)
    this.network = new Network(this.scheduler, this.random, server)
    globalThis.setImmediate = ((work: () => void) => this.scheduler.immediate(work)) as typeof setImmediate
    this.scheduler.afterStep = () => this.killWhenDue()
    this.network.afterEntries = () => this.checkReceipts()
  }

  async run(): Promise<Verdict> {
    await this.ask('fresh')
    // No draw: what a seed plays otherwise stays the same.
    if (this.seed % LONG_KNOWN_EVERY === 0) await this.ask('practise', { client: 'Tom', sessions: 60 })
    const count = this.random.chance(0.35) ? 2 : 1
    for (let number = 1; number <= count; number += 1) await this.addPhone(number)
    for (let event = this.random.whole(3, 9); event > 0; event -= 1) await this.happen()
    this.kill = null
    await heal(this)
    return verdictOf(this)
  }

  ask<Answer>(command: string, values: object = {}): Promise<Answer> {
    return this.server.ask(this.scheduler.now, command, values)
  }

  private async addPhone(number: number): Promise<void> {
    const { random } = this
    const zone = random.pick(ZONES)
    const phone = new Phone(
      `phone ${number}`,
      zone,
      random.chance(0.8),
      this.scheduler,
      random,
      this.network,
      this.script,
    )
    phone.skew = random.pick(SKEWS)
    phone.weather.trouble = random.pick(TROUBLE)
    this.phones.push(phone)
    await this.signIn(phone, 'Tom')
  }

  /** A person with a code from the therapist; it is asked for anew until it works. */
  async signIn(phone: Phone, client: string): Promise<Tab> {
    const { trouble } = phone.weather
    phone.weather.trouble = 0
    await phone.goOnline(true)
    const tab = phone.tabs[0] ?? (await phone.open())
    const { code } = await this.ask<{ code: string }>('invite', { client })
    const redeemed = tab && (await phone.does(tab, () => tab.app.redeem(code, phone.name)))
    if (!tab || tab.isDead) return this.signIn(phone, client)
    if (!redeemed?.ok) throw new Error(`${phone.name} could not sign in as ${client}: ${JSON.stringify(redeemed)}`)
    phone.accounts.add(client)
    await phone.does(tab, () => tab.app.refreshPlan())
    phone.weather.trouble = trouble
    return tab
  }

  private async happen(): Promise<void> {
    const phone = this.random.pick(this.phones)
    const share = this.random.next()
    if (share < 0.5) await this.act(phone)
    else if (share < 0.6) await this.weather(phone)
    else if (share < 0.78) await this.passTime()
    else if (share < 0.84) await this.tabs(phone)
    else if (share < 0.93) await this.operate()
    else if (share < 0.97) phone.skew = this.random.pick(SKEWS)
    else await this.otherAccount(phone)
  }

  /** One person does something, or two do at once, in other tabs or on other phones. */
  private async act(phone: Phone): Promise<void> {
    const both = this.random.chance(0.25) ? [phone, this.random.pick(this.phones)] : [phone]
    const going = []
    for (const each of both) {
      const tab = await this.openTab(each, going.length > 0)
      if (tab) going.push({ phone: each, tab })
    }
    const first = going[0]
    if (first && this.random.chance(0.3)) this.kill = { tab: first.tab, steps: this.random.whole(1, 150) }
    const acts = going.map(({ phone: each, tab }) => each.start(tab, () => this.drawAct()(tab, this.acting(tab))))
    await this.scheduler.run(() => acts.every((one) => one.isOver()), this.scheduler.now + 2 * HOUR)
    for (const one of acts) one.check()
  }

  private drawAct(): typeof practise {
    const share = this.random.next()
    if (share < 0.6) return practise
    if (share < 0.8) return addByHand
    return share < 0.92 ? correct : checkIn
  }

  private acting(tab: Tab): Acting {
    const client = tab.app.account.value?.account.display_name ?? ''
    return { scheduler: this.scheduler, random: this.random, ledger: this.ledger, client }
  }

  async openTab(phone: Phone, isNew: boolean): Promise<Tab | undefined> {
    const [tab] = phone.tabs
    return tab && !isNew ? tab : phone.open()
  }

  private async weather(phone: Phone): Promise<void> {
    const { random } = this
    const isOnline = random.chance(0.7)
    phone.weather.trouble = isOnline ? random.pick(TROUBLE) : 0
    await phone.goOnline(isOnline)
  }

  private async passTime(): Promise<void> {
    const { random, scheduler } = this
    const isLong = random.chance(0.4)
    // Nobody keeps a page open for days: it is closed, or the phone freezes it.
    for (const phone of isLong ? this.phones : []) {
      if (random.chance(0.5)) await phone.closeAll()
      else await scheduler.as(phone.name, () => phone.tabs.forEach((tab) => void tab.freeze()))
    }
    const ms = isLong
      ? random.pick([8 * HOUR, DAY, 3 * DAY, 8 * DAY, 20 * DAY, 60 * DAY])
      : random.whole(1, 20) * MINUTE
    await scheduler.run(() => false, scheduler.now + ms)
    for (const phone of isLong ? this.phones : []) {
      await scheduler.as(phone.name, () => phone.tabs.forEach((tab) => void tab.thaw()))
    }
  }

  private async tabs(phone: Phone): Promise<void> {
    const [tab] = phone.tabs
    if (tab && this.random.chance(0.5)) await phone.kill(tab)
    else await phone.open()
  }

  private async operate(): Promise<void> {
    const share = this.random.next()
    if (share < 0.45) {
      await this.ask('save')
      this.isSaved = true
    } else if (share < 0.8 && this.isSaved) {
      await this.ask('restore', { how: this.random.pick(['command', 'by_hand']) })
    } else await this.ask('change_plan', { client: 'Tom' })
  }

  /** The phone is handed over: another client of the practice signs in, does something, and hands it back. */
  private async otherAccount(phone: Phone): Promise<void> {
    const tab = await this.openTab(phone, false)
    if (!tab) return
    await phone.does(tab, () => tab.app.signOut({ kind: 'keep_locked' }))
    const client = this.random.pick(['Mia', 'Tom'])
    const next = await this.signIn(phone, client)
    await phone.does(next, () => this.drawAct()(next, this.acting(next)))
  }

  private killWhenDue(): void {
    if (!this.kill) return
    this.kill.steps -= 1
    if (this.kill.steps > 0) return
    const { tab } = this.kill
    this.kill = null
    if (!tab.isDead) tab.kill()
  }

  /** What a phone takes for received, the server must have named. */
  private checkReceipts(): void {
    for (const { app } of this.phones.flatMap((phone) => phone.tabs)) {
      // A store that was left meanwhile tells nothing.
      const acknowledged = app.store.value?.acknowledged('').catch(() => null)
      void acknowledged?.then((known) => {
        for (const id of [...(known?.own ?? []), ...(known?.foreign ?? [])])
          if (!this.network.named.has(id)) this.premature.add(id)
      })
    }
  }
}
