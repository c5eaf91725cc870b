import { execFile } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { ROOT } from '../../scripts/main.mjs'
import { COLD } from '../support/cold'
import { freePort, interrupt, type Run, repository, runScript, write } from './fixture'

const TASKS = [
  ...[
    'start',
    'demo:reset',
    'test',
    'test:full',
    'test:matrix',
    'check',
    'build',
    'gen',
    'add',
    'bench',
    'pack',
  ],
  ...['up', 'down', 'logs', 'status'],
  ...['tofu:plan', 'tofu:apply'],
]

let task = ''

/** Where `CI` is set, Task would print in colours. */
const PLAIN = { NO_COLOR: '1' }

beforeAll(async () => {
  task = await find('task')
}, COLD)

/** Runs the real Task in a folder below the repository, where it looks for the Taskfile above. */
async function said(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(task, args, {
    cwd: join(ROOT, 'docs'),
    env: { ...process.env, ...PLAIN },
  })
  return stdout + stderr
}

/** Runs scripts/task.mjs in a repository of its own. */
function runTask(root: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  for (const path of ['Taskfile.yml', 'mod/tofu/Taskfile.yml']) {
    cpSync(join(ROOT, path), join(root, path))
  }
  return runScript(root, ['task.mjs', ...args], { GO_TASK: task, ...PLAIN, ...env })
}

describe('the Taskfile', () => {
  test('is listed by the real Task, with a description of each task', async () => {
    const listed = [...(await said()).matchAll(/^\* ([\w:]+): +(\S.*)$/gm)]
    expect(listed.map(([, name]) => name)).toEqual(TASKS)
    const { tasks } = JSON.parse(await said('--list-all', '--json')) as { tasks: unknown[] }
    expect(tasks, 'every task but the list is in the list').toHaveLength(TASKS.length + 1)
  })

  test.each(TASKS)('%s runs the script that npm runs', async (name) => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const command = await said('--dry', '--verbose', name, '--', '--a', 'b c')
    expect(command).toContain(`task: [${name}] ${scripts[name]} --a 'b c'\n`)
  })
})

describe('npm run task', () => {
  test('lists the tasks', async () => {
    const run = await runTask(repository(), [])
    expect(await run.ended).toBe(0)
    expect(run.out()).toMatch(/Available tasks.*\n\* start: /)
  })

  test('tells of a task that failed', async () => {
    const root = repository()
    write(root, { 'build.mjs': "console.log('building', process.argv.slice(2)); process.exit(3)" })
    const run = await runTask(root, ['build', '--', '--a', 'b c'])
    expect(await run.ended).toBe(201)
    expect(run.printed()).toMatch(/building \[ '--a', 'b c' \]\n.*exit status 3/s)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('start ends in order on %s', async (signal) => {
    const port = await freePort()
    const run = await runTask(repository(), ['start'], { PORT: String(port) })
    await run.until('Ctrl-C')
    const health = () => fetch(`http://127.0.0.1:${port}/api/health`).then(({ ok }) => ok)
    expect(await health()).toBe(true)
    if (signal === 'SIGINT') await interrupt(run)
    else run.child.kill(signal)
    expect(await run.ended).toBe(0)
    await expect(health()).rejects.toThrow()
  })
})
