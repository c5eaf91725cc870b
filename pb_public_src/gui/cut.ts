/** Has what is cut say itself whole by its title, once somebody points at it. */
export function watchCut(): void {
  addEventListener('pointerover', ({ target }) => {
    const place = target instanceof Element ? target.closest<HTMLElement>(PLACES) : null
    const text = place?.textContent.trim() ?? ''
    if (
      !place ||
      place.title.includes(text) ||
      ![place, ...place.querySelectorAll('*')].some(isCut)
    )
      return
    place.title = [text, place.title].filter(Boolean).join('\n')
  })
}

const PLACES = '#grid :is(th, td), #columns label, #views-list a'

const isCut = ({ scrollWidth, clientWidth }: Element): boolean => scrollWidth > clientWidth
