import { labelOf } from './label'

/** The editor of rich texts, which is loaded with the first of them: it lies beside this script. */
const RICH: string = `./gui-rich.js${new URL(import.meta.url).search}`
const rich = (): Promise<typeof import('../rich/main')> => import(RICH)

/** Makes a text area of HTML an editor; until it is there, its source is written in. */
export async function html(area: HTMLTextAreaElement): Promise<void> {
  const label = labelOf(area)
  const { richEditor } = await rich()
  if (area.isConnected) richEditor(area, label)
}

/** What was made of a text, so that reading the same one again does not make the page jump. */
const shown = new Map<string, HTMLElement>()

/** Shows a rich text in place of its source. */
export async function htmlShown(source: HTMLElement): Promise<void> {
  const text = source.textContent ?? ''
  if (text.trim() === '') return
  const known = shown.get(text)
  const view = known ?? (await rich()).richView(text)
  if (!source.isConnected) return
  shown.clear()
  shown.set(text, view)
  source.hidden = true
  source.after(view)
}
