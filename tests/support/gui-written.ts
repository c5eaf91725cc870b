/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import type { Field } from '../../pb_hooks_src/model/model'

/** Writes a value into the form that is open, as somebody would; whether the form asks for it. */
export async function written(page: Page, { name, value }: Field, what: unknown): Promise<boolean> {
  const field = page.locator(`#record-body form [name="${name}"]:not(output)`)
  const file = page.locator(`#record-body form input[type=file][name="${name}"]`)
  if ((await field.count()) === 0) return false
  const text = value.is === 'json' ? JSON.stringify(what) : String(what)
  const ways: Readonly<Partial<Record<Field['value']['is'], () => Promise<unknown>>>> = {
    file: async () => file.setInputFiles(await filesOf(what)),
    choice: () => field.last().evaluate(choose, what),
    link: () => field.last().evaluate(choose, what),
    point: () => field.first().evaluate(place, what as Position),
    bool: () => field.last().setChecked(what === true),
    time: () => field.first().evaluate(clock, text),
  }
  await (ways[value.is] ?? (() => field.first().evaluate(type, text)))()
  const again = page.locator(`#record-body form input[name="${name}Confirm"]`)
  if ((await again.count()) > 0) await again.evaluate(type, text)
  return true
}

interface Position {
  readonly lat: number
  readonly lon: number
}

const filesOf = (what: unknown) =>
  Promise.all(
    ([what].flat() as readonly File[]).map(async (file) => ({
      ...{ name: file.name.replace(/[<>]/g, ''), mimeType: file.type },
      buffer: Buffer.from(await file.arrayBuffer()),
    })),
  )

// What follows runs in the page.

function choose(select: Element, what: unknown): void {
  if (!(select instanceof HTMLSelectElement)) return
  const chosen = [what].flat().map(String)
  const known = [...select.options].map(({ value }) => value)
  for (const one of chosen) if (!known.includes(one)) select.append(new Option(one, one))
  for (const option of select.options) option.selected = chosen.includes(option.value)
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

function place(hidden: Element, { lat, lon }: Position): void {
  const degrees = hidden.parentElement?.querySelectorAll<HTMLInputElement>('[type=number]') ?? []
  for (const [at, input] of [...degrees].entries()) {
    input.value = String(at === 0 ? lat : lon)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function clock(hidden: Element, utc: string): void {
  const input = hidden.nextElementSibling
  if (!(input instanceof HTMLInputElement)) return
  input.value = utc.replace(' ', 'T').replace('Z', '')
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

function type(control: Element, text: string): void {
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return
  control.value = text
  control.dispatchEvent(new Event('input', { bubbles: true }))
}
