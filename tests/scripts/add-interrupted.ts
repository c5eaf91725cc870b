import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { add, atWrite, NEW, OLD, packRepository, pocketbaseFolder, treeOf } from './add-fixture'
import { folder } from './fixture'

type Tree = ReturnType<typeof treeOf>

/** What an `add` of the newer pack, or a removal, is cut off from. */
export interface Work {
  readonly root: string
  readonly before: Tree
  readonly after: Tree
  /** A folder to which the older pack was added. */
  readonly place: () => string
}

/** Prepares once what every interruption starts from. */
export async function work(): Promise<Work> {
  const prepared = pocketbaseFolder()
  const before = treeOf(prepared)
  await add(packRepository(OLD), [prepared])
  const root = packRepository(NEW)
  const done = copyOf(prepared)
  await add(root, [done])
  return { root, before, after: treeOf(done), place: () => copyOf(prepared) }
}

function copyOf(place: string): string {
  const copy = join(folder(), 'copy')
  cpSync(place, copy, { recursive: true })
  return copy
}

/**
 * Kills it at its n-th write: then the next `add` finishes it, and `--remove` leaves what was there
 * before the pack. False when it ended before.
 */
export async function heals(
  { root, before, after, place }: Work,
  n: number,
  args: readonly string[] = [],
): Promise<boolean> {
  const cut = place()
  const { code } = await add(root, [cut, ...args], atWrite(n, 'is killed'))
  if (code === 0) return false
  expect(code, `killed at write ${n}`).toBe(null)
  const other = copyOf(cut)
  const next = await add(root, [cut])
  expect(next.code, next.printed).toBe(0)
  expect(treeOf(cut), `added after write ${n}`).toEqual(after)
  await add(root, [other, '--remove'])
  expect(treeOf(other), `removed after write ${n}`).toEqual(before)
  return true
}
