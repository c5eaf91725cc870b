/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** What is told so far to who only hears a page, in order; a text in brackets is told to nobody. */
export interface Hearing {
  readonly all: () => Promise<readonly string[]>
  /** Forgets what was told. */
  readonly clear: () => Promise<void>
}

/**
 * Follows the live regions of a page, by the rules that browsers and screen readers share: a text is told
 * once it changes or is put there anew; of a region that comes, or is shown, with its text that is so of an
 * alert alone.
 */
export async function hearing(page: Page): Promise<Hearing> {
  await page.evaluate(() => {
    const REGIONS = '[role=status], [role=alert], [role=log], [aria-live], output'
    const heard: string[] = []
    const known = new Map<Element, string | undefined>()
    /** What is in a region; nothing where it is not there for anybody. */
    const textIn = (region: Element): string | undefined =>
      region.checkVisibility() && !region.closest('[inert], [aria-hidden=true]')
        ? // biome-ignore lint/performance/useDomNodeTextContent: what is hidden in it is told to nobody
          (region as HTMLElement).innerText.trim()
        : undefined
    const isAnew = (region: Element, changes: readonly MutationRecord[]): boolean =>
      changes.some(({ type, target }) => type !== 'attributes' && region.contains(target))
    const toldBy = (region: Element, changes: readonly MutationRecord[]): readonly string[] => {
      const [was, is] = [known.get(region), textIn(region)]
      known.set(region, is)
      if (!is || (is === was && !isAnew(region, changes))) return []
      const isTold = was !== undefined || region.getAttribute('role') === 'alert'
      return [isTold ? is : `(${is})`]
    }
    const look = (changes: readonly MutationRecord[]): void => {
      for (const region of document.querySelectorAll(REGIONS)) {
        heard.push(...toldBy(region, changes))
      }
    }
    look([])
    heard.length = 0
    const all = { subtree: true, childList: true, characterData: true, attributes: true }
    new MutationObserver(look).observe(document.documentElement, all)
    Object.assign(window, { heard })
  })
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  return {
    all: heard,
    clear: () =>
      page.evaluate(() => {
        ;(window as unknown as { heard: string[] }).heard.length = 0
      }),
  }
}
