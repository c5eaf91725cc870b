/**
 * Keeps a popover below an element, or above it where there is more room, wherever that is scrolled;
 * what is given back lets go.
 */
export function hang(popover: HTMLElement, from: HTMLElement): () => void {
  const follow = ({ target }: Event): void => {
    if (!popover.isConnected) letGo()
    else if (target !== popover) place(popover, from)
  }
  const letGo = (): void => {
    removeEventListener('scroll', follow, true)
    removeEventListener('resize', follow)
  }
  addEventListener('scroll', follow, true)
  addEventListener('resize', follow)
  place(popover, from)
  return letGo
}

function place({ style }: HTMLElement, from: HTMLElement): void {
  const { left, top, bottom, width } = from.getBoundingClientRect()
  const below = innerHeight - bottom
  const above = below < LITTLE && top > below
  style.left = `${left}px`
  style.width = `${width}px`
  style.top = above ? 'auto' : `${bottom + GAP}px`
  style.bottom = above ? `${innerHeight - top + GAP}px` : 'auto'
  style.maxHeight = `${Math.min(MOST, (above ? top : below) - 4 * GAP)}px`
}

/** In pixels: too little room, the gap between the two, and the most that a list takes. */
const LITTLE = 160
const GAP = 2
const MOST = 320
