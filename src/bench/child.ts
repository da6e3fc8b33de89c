import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { builtEntry } from '../package-root.ts'

/** A process of its own that answers one question at a time. */
export type Child<Question, Answer> = {
  /** @throws what the child threw, or that it died */
  ask(question: Question): Promise<Answer>
  stop(): Promise<void>
}

type Reply<Answer> = { answer: Answer } | { error: string }

const alive = new Set<ChildProcess>()

/** Starts an entry point of src/bench, so that what it does and holds in memory is its own. */
export function startChild<Question extends object, Answer>(source: `src/${string}.ts`): Child<Question, Answer> {
  const child: ChildProcess = fork(builtEntry(source), [], { execArgv: [], serialization: 'advanced' })
  const exited = once(child, 'exit')
  let gone = false
  alive.add(child)
  child.once('exit', () => {
    gone = true
    alive.delete(child)
  })
  return {
    async ask(question) {
      if (gone) throw new Error(`${source} is not running`)
      const reply = once(child, 'message') as Promise<[Reply<Answer>]>
      child.send(question)
      const first = await Promise.race([reply, exited.then(() => null)])
      if (first === null) throw new Error(`${source} died; is something short of memory?`)
      const [said] = first
      if ('error' in said) throw new Error(said.error)
      return said.answer
    },
    async stop() {
      if (!gone) child.kill('SIGKILL')
      await exited
    },
  }
}

/** Ends every child at once, for a run that is interrupted. */
export async function stopChildren(): Promise<void> {
  const exits = [...alive].map((child) => {
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    return exited
  })
  await Promise.all(exits)
}

/** The child's side. It ends with its parent, whatever ends that. */
export function answerParent<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  process.once('disconnect', () => process.exit(1))
  process.on('message', async (question) => {
    const reply: Reply<Answer> = await answer(question as Question).then(
      (answered) => ({ answer: answered }),
      (error) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    process.send?.(reply)
  })
}
