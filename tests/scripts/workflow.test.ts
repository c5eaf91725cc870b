import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { find } from '../../scripts/find.mjs'
import { ROOT } from '../../scripts/main.mjs'
import { PARTS } from '../../scripts/parts.mjs'
import { COLD } from '../support/cold'
import { folder, write } from './fixture'

const WORKFLOW = '.github/workflows/ci.yml'

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

interface Step {
  readonly run?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
}

interface Workflow {
  readonly permissions: unknown
  readonly jobs: Readonly<
    Record<string, { strategy: { matrix: Record<string, string[]> }; steps: readonly Step[] }>
  >
}

const workflow = parse(read(WORKFLOW)) as Workflow
const jobs = Object.values(workflow.jobs)
const steps = jobs.flatMap((job) => job.steps)

let actionlint = ''
beforeAll(async () => {
  actionlint = await find('actionlint')
}, COLD)

/** What the real actionlint says of a workflow. */
async function complaints(text: string): Promise<string> {
  const root = folder()
  write(root, { 'ci.yml': text })
  const args = ['-oneline', '-shellcheck=', '-pyflakes=', join(root, 'ci.yml')]
  return promisify(execFile)(actionlint, args).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  )
}

test('actionlint finds nothing wrong in the workflow, and would', async () => {
  expect(await complaints(read(WORKFLOW))).toBe('')
  const broken = read(WORKFLOW).replace('matrix.task }}', 'matrix.tusk }}')
  expect(await complaints(broken)).toContain('property "tusk" is not defined')
})

test('it does what one does here: npm ci, npm run, and tasks that there are', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const { tasks } = parse(read('Taskfile.yml'))
  const named = jobs.flatMap((job) => job.strategy.matrix.task ?? [])
  expect(named).toEqual(['check', 'test', 'test:full', 'test:matrix'])
  const runs = steps.flatMap(({ run }) => run ?? [])
  expect(runs.length).toBeGreaterThan(5)
  for (const run of runs.filter((one) => one !== 'npm ci' && !one.includes('matrix.task'))) {
    const [, name = '', word = ''] = /^npm run (\w+) -- ([\w:]+)$/.exec(run) ?? []
    expect(scripts).toHaveProperty([name])
    if (name === 'task') expect(tasks).toHaveProperty([word])
  }
  for (const task of named) expect(tasks).toHaveProperty([task])
})

test('it may only read, and uses actions of a fixed version', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' })
  for (const { uses } of steps)
    expect(uses ?? 'a/b@v1').toMatch(/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/)
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
  for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false)
  const caches = steps.filter(({ uses }) => uses?.startsWith('actions/cache@'))
  expect(caches).toHaveLength(jobs.length)
  for (const step of caches) {
    expect(step.with?.key).toContain("hashFiles('mod/**', 'scripts/parts.mjs')")
  }
})

test('Renovate sees the version of every part', () => {
  const [manager] = JSON.parse(read('renovate.json')).customManagers
  const [file] = manager.managerFilePatterns as string[]
  expect(new RegExp(String(file).slice(1, -1)).test('scripts/parts.mjs')).toBe(true)
  const matches = read('scripts/parts.mjs').matchAll(new RegExp(manager.matchStrings[0], 'g'))
  const seen = [...matches].map(({ groups }) => [groups?.datasource, groups?.currentValue])
  expect(seen.sort()).toEqual(
    Object.values(PARTS)
      .map(({ version }) => ['github-releases', version])
      .sort(),
  )
})
