/// <reference lib="dom" />
import type { Locator } from 'playwright-core'

/** A file as a page gets one. */
export interface Given {
  readonly name: string
  readonly type: string
  /** How many letters x are in it, or what is, in base64. */
  readonly bytes: number | string
}

/** Lets files fall on a field, or puts them in from the clipboard. */
export const give = (
  field: Locator,
  how: 'drop' | 'paste',
  given: readonly Given[],
): Promise<void> =>
  field.evaluate(
    (input, { how, given }) => {
      const data = new DataTransfer()
      for (const { name, type, bytes } of given) {
        const content =
          typeof bytes === 'number'
            ? 'x'.repeat(bytes)
            : Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
        data.items.add(new File([content], name, { type }))
      }
      const event =
        how === 'drop'
          ? new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data })
          : new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
      input.dispatchEvent(event)
    },
    { how, given },
  )

/** Whether a bar of progress has been seen on its way. */
export const moved = (bar: Locator): Promise<boolean> =>
  bar.evaluate(
    (element) =>
      new Promise<boolean>((resolve) => {
        new MutationObserver(() => {
          if ((element as HTMLProgressElement).value > 0) resolve(true)
        }).observe(element, { attributes: true })
      }),
  )
