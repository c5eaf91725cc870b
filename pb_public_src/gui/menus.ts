/** Closes a menu once the focus leaves it: by Tab it goes on to what may lie below. */
export function watchMenus(): void {
  addEventListener('focusin', ({ target }) => {
    const menu = document.querySelector<HTMLElement>(OPEN)
    if (!menu || !(target instanceof Element) || menu.contains(target)) return
    // Its own button closes it by itself.
    if (!target.closest(`[popovertarget="${menu.id}"]`)) menu.hidePopover()
  })
}

const OPEN = '[popover=""]:popover-open'
