/**
 * Run in the project's folder, `main.mjs first step count [broken]`: schedules of the seeds first, first + step, ….
 * One JSON line for each. Stops at the first that does not hold.
 */
import { tabScript } from './build'
import { Schedule } from './schedule'
import { Server } from './server'

const [first = '1', step = '1', count = '1', broken] = process.argv.slice(2)

/** What the code of a killed tab trips over: nobody is there any more to see it. */
const isOfKilledTab = (error: unknown) =>
  error instanceof Error && (error.name === 'AbortError' || error.message === 'The tab is gone.')

/** Errors of living tabs that no code of theirs took care of. */
let uncaught: string[] = []
process.on('unhandledRejection', (error) => {
  if (!isOfKilledTab(error)) uncaught.push(String((error as Error).stack ?? error))
})

async function play(seed: number): Promise<boolean> {
  uncaught = []
  const before = server.requests
  const schedule = new Schedule(seed, server, script)
  const verdict = await schedule.run().catch((error: unknown) => {
    uncaught.push(String((error as Error).stack ?? error))
    return { seed }
  })
  const met = Object.fromEntries(schedule.network.met)
  const line = { ...verdict, uncaught, requests: server.requests - before, met }
  process.stdout.write(`${JSON.stringify(line)}\n`)
  return Object.values(line).every((value) => !Array.isArray(value) || value.length === 0)
}

const script = await tabScript(process.cwd(), broken)
const server = new Server(process.env.FAULTS_PYTHON ?? 'python', process.cwd())
let isFine = true
for (let done = 0; done < Number(count) && isFine; done += 1) isFine = await play(Number(first) + done * Number(step))
server.stop()
