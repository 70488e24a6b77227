/**
 * What a person does on the phone's screen, done within the page: every act presses the app's own buttons by the names
 * people read, and waits for the screen that follows. `books` looks into the phone's disk; nothing here writes to it.
 */
async ({ act, ...told }) => {
  const PATIENCE_MS = 45_000
  const LOOK_MS = 15
  /** Of one act. Kept below the driver's own limit (webdriver.py), which could not say what was being waited for. */
  const LONGEST_ACT_MS = 150_000
  /** What keeps a routine that was left: in the middle, and played to its end. */
  const KEEP = ['Finish what I did', 'Say how it was']
  let doing = 'nothing yet'
  const screen = () => `The screen says: ${document.body.innerText.slice(0, 600)}`

  const isSeen = (element) => element.getClientRects().length > 0
  const named = (selector, name) =>
    [...document.querySelectorAll(selector)].find((found) => found.textContent.trim() === name && isSeen(found))
  const button = (name) => named('button', name)

  async function until(look, what) {
    const began = Date.now()
    doing = `waiting for ${what}`
    while (Date.now() - began < PATIENCE_MS) {
      const found = await look()
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    throw new Error(`never seen: ${what}. ${screen()}`)
  }

  const isReady = (found) => found && !found.disabled
  const tap = async (name) => {
    const found = await until(() => [button(name)].find(isReady), `button ${name}`)
    found.click()
  }
  const pain = async (score) => {
    const words = `${score} of 10`
    const radio = await until(
      () => [...document.querySelectorAll('input')].find((input) => input.ariaLabel?.startsWith(words)),
      words,
    )
    radio.click()
  }

  function request(asked) {
    return new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  }

  /** Everything that the account's database holds of sessions and of what waits. */
  async function books() {
    doing = "reading the phone's disk"
    const all = await indexedDB.databases()
    const names = all.map(({ name }) => name).filter((name) => name.startsWith('homestretch-account-'))
    const kept = { own: [], known: [], pending: [], waiting: [], answers: [] }
    for (const name of names) {
      const database = await request(indexedDB.open(name))
      const tx = database.transaction(['sessions', 'outbox', 'safety'])
      const [sessions, outbox, answers] = await Promise.all(
        ['sessions', 'outbox', 'safety'].map((of) => request(tx.objectStore(of).getAll())),
      )
      database.close()
      kept.own.push(...sessions.filter(({ is_own }) => is_own).map(({ id }) => id))
      kept.known.push(...sessions.map(({ id }) => id))
      kept.pending.push(...sessions.filter(({ status }) => status === 'pending').map(({ id }) => id))
      kept.waiting.push(...outbox.map(({ id }) => id))
      kept.answers.push(...answers.map(({ id }) => id))
    }
    return kept
  }

  /** The one session that `work` put on the phone's disk. */
  async function recorded(work) {
    const before = new Set((await books()).own)
    await work()
    const fresh = (await books()).own.filter((id) => !before.has(id))
    if (fresh.length !== 1) throw new Error(`"Saved", but ${fresh.length} sessions more on the phone's disk`)
    return fresh[0]
  }

  /** No to each question, part by part, until pain is asked. */
  async function allIsWell() {
    const isPast = () => [...document.querySelectorAll('input')].some(({ ariaLabel }) => ariaLabel?.startsWith('0 of 10'))
    const open = () => [...document.querySelectorAll('.question.is-open')]
    while (!isPast()) {
      await until(() => isPast() || open().length > 0, 'the questions')
      for (const question of open()) question.querySelector('button').click()
      if (isPast()) return
      await until(() => open().length === 0, 'every answer')
      const [shown] = document.querySelectorAll('.question')
      await tap('Go on')
      await until(() => !shown?.isConnected, 'the next part')
    }
  }

  async function begin() {
    await tap('Start routine')
    await allIsWell()
    await pain(told.pain)
    await tap('Begin')
    await until(() => button('Pause'), 'the player')
  }

  async function end() {
    await tap('Finish')
    await tap('No time')
  }

  async function save() {
    await pain(told.pain)
    await tap('Save')
    await until(() => named('h1', 'Saved'), 'Saved')
    await tap('Back to Today')
    await until(() => button('Start routine'), 'Today')
  }

  const acts = {
    books,
    join: async () => {
      const input = await until(() => document.querySelector('input.code-input'), 'the field for the code')
      input.value = told.code
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await tap('Link this phone')
      await until(() => button('Start routine'), 'Today')
      await until(() => named('span', 'Ready without network'), 'Ready without network')
    },
    today: () => until(() => [...KEEP, 'Start routine'].some(button), 'Today').then(() => true),
    begin: () => begin().then(() => true),
    is_over: () => Boolean(named('h1', 'How was it?')),
    save: () => recorded(save),
    practise: () =>
      recorded(async () => {
        await begin()
        await end()
        await save()
      }),
    keep_left: () =>
      recorded(async () => {
        await tap(await until(() => KEEP.find(button), 'what was left'))
        await save()
      }),
    resume: () =>
      recorded(async () => {
        await tap('Resume')
        await until(() => button('Pause'), 'the player')
        await end()
        await save()
      }),
    offers: () => ['Resume', ...KEEP].filter(button),
    chips: () => [...document.querySelectorAll('[role=status] .chip')].map((chip) => chip.textContent.trim()),
  }
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`${act} took too long, ${doing}. ${screen()}`)), LONGEST_ACT_MS)
  })
  return Promise.race([acts[act](), late])
}
