/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** The cells of a page, and what one does with them. */
export const cellsOf = (page: Page, collection: string) => {
  const over = page.locator('#cell')
  const column = (field: string): Promise<number> =>
    page
      .locator(`#grid th[data-field=${field}]`)
      .evaluate((head) => (head as HTMLTableCellElement).cellIndex + 1)
  const cell = async (id: string, field: string) =>
    page.locator(`#${collection}-line-${id} > :nth-child(${await column(field)})`)
  /** Puts the focus to a cell, as a click does. */
  const at = async (id: string, field: string) => {
    const one = await cell(id, field)
    await one.click()
    return one
  }
  const control = over.locator(
    'form > div > :is(input:not([type=hidden]), [role=group], select:not([hidden]), textarea)',
  )
  /** The record and the field of the cell with the focus. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const on = document.activeElement?.closest<HTMLTableCellElement>('#grid :is(th, td)')
      const head = on && document.querySelectorAll<HTMLElement>('#grid thead th')[on.cellIndex]
      return `${on?.closest('tr')?.id.split('-line-')[1] ?? ''} ${head?.dataset.field ?? ''}`
    })
  /** The same where it is not there: a second press would open it. */
  const on = async (id: string, field: string): Promise<void> => {
    if ((await focused()) !== `${id} ${field}`) await at(id, field)
  }
  /** Opens a cell by Enter. */
  const open = async (id: string, field: string): Promise<void> => {
    await on(id, field)
    await page.keyboard.press('Enter')
    await control.waitFor()
  }
  const closed = () => over.waitFor({ state: 'hidden' })
  const saved = (text: string) => page.locator('#saved', { hasText: text }).waitFor()
  return { over, cell, at, on, control, open, closed, focused, saved }
}
