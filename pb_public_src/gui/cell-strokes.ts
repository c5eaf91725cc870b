import type { Start } from './cell-ahead'

/** How a key begins to write in a cell; nothing where it does something else. */
export function startOf(
  event: KeyboardEvent,
  cell: HTMLElement,
  turns: boolean,
): Start | undefined {
  const { key, target, isComposing } = event
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing) return undefined
  // A link is followed by Enter, by itself.
  if (key === 'F2' || (key === 'Enter' && target === cell)) return { turns }
  // Space ticks where there is a box; elsewhere it selects the line.
  if (turns) return key === ' ' ? { turns } : undefined
  return typedBy(key)
}

function typedBy(key: string): Start | undefined {
  if (key === 'Backspace') return { typed: '' }
  return key.length === 1 && key !== ' ' ? { typed: key } : undefined
}

/** What becomes of what is written, and where one goes then. */
export type Then = 'cancel' | 'stay' | 'down' | 'next' | 'previous' | 'away'

/** What a key does where one writes. */
export function thenOf({ key, target, shiftKey, altKey }: KeyboardEvent): Then | undefined {
  if (key === 'Escape') return 'cancel'
  if (key === 'Tab') return shiftKey ? 'previous' : 'next'
  const breaks = target instanceof HTMLTextAreaElement && (shiftKey || altKey)
  return key === 'Enter' && !breaks ? 'down' : undefined
}
