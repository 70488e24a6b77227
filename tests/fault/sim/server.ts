/** The real service in a Python process of its own (tests/fault/door.py), asked line by line. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface ServerAnswer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

export interface Records {
  /** Outcome by id of every entry. */
  readonly entries: Readonly<Record<string, string>>
  /** By id, the day of the sessions that the day rollups count. */
  readonly counted: Readonly<Record<string, string>>
  /** By id, the day of all sessions in force in the day rollups: counted ones, and such as nothing was done in. */
  readonly standing: Readonly<Record<string, string>>
  readonly in_force: readonly string[]
}

export class Server {
  requests = 0
  private readonly process: ChildProcessWithoutNullStreams
  private readonly lines: AsyncIterator<string>

  /** `python`: the interpreter with the service's requirements; `root`: the project's folder. */
  constructor(python: string, root: string) {
    this.process = spawn(python, ['-m', 'tests.fault.door'], { cwd: root })
    this.process.stderr.pipe(process.stderr)
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]()
  }

  async ask<Answer>(now: number, command: string, values: object = {}): Promise<Answer> {
    this.process.stdin.write(`${JSON.stringify({ do: command, now, ...values })}\n`)
    const line = await this.lines.next()
    if (line.done) throw new Error('the service has stopped: see above')
    return JSON.parse(line.value) as Answer
  }

  async request(
    now: number,
    sent: { method: string; path: string; headers: Record<string, string>; body: string | null },
  ): Promise<ServerAnswer> {
    this.requests += 1
    const answer = await this.ask<ServerAnswer>(now, 'request', sent)
    return { ...answer, body: Buffer.from(answer.body, 'base64').toString() }
  }

  stop(): void {
    this.process.stdin.end()
  }
}
