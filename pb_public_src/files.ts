import { jsonIn } from './json'
import { whose } from './whose'

/** Shows protected files: in every element with `data-file`, also in those that come later. */
export function watchFiles(): void {
  new MutationObserver(() => each('', (element) => isShown(element) || show(element))).observe(
    document,
    { subtree: true, childList: true, attributeFilter: ['data-file', 'src', 'href'] },
  )
  // What loads late may find its token too old.
  const failed = ({ target }: Event): void => {
    if (target instanceof HTMLElement && target.dataset.file) show(target, SOON)
  }
  addEventListener('error', failed, true)
}

/** Shows all of them again, as whoever is signed in now. */
export const showFiles = (): void => each('', show)

function each(kind: string, work: (element: HTMLElement) => unknown): void {
  for (const element of document.querySelectorAll<HTMLElement>(`${kind}[data-file]`)) work(element)
}

/** A morph may have taken the address away. */
const isShown = (element: HTMLElement): boolean | undefined =>
  element.getAttribute(placeIn(element))?.startsWith(element.dataset.file ?? '')

const placeIn = (element: HTMLElement): string => ('href' in element ? 'href' : 'src')

/** Puts the address with its token where the element has one. Only files of this server have one. */
async function show(element: HTMLElement, age = MINUTE): Promise<void> {
  const { file = '' } = element.dataset
  if (!new URL(file, document.baseURI).href.startsWith(`${location.origin}/api/files/`)) return
  const token = await fileToken(age)
  const place = placeIn(element)
  const address = token ? `${file}${file.includes('?') ? '&' : '?'}token=${token}` : file
  // The same address again would be loaded again.
  if (element.getAttribute(place) !== address && element.dataset.file === file) {
    element.setAttribute(place, address)
  }
}

/**
 * PocketBase's token for files is good for three minutes, where a project does not say otherwise,
 * since it stands in addresses. One that did not do is asked for again sooner.
 */
const MINUTE = 60_000
const SOON = 5_000

let asked: Promise<string>
let owner = ''
let since = 0

/** The token of who is signed in, no older than so many milliseconds; `''` for a guest. */
async function fileToken(age: number): Promise<string> {
  const login = whose.token()
  if (login && (login !== owner || Date.now() - since > age)) {
    since = Date.now()
    asked = newToken(login)
  }
  owner = login
  return login && asked
}

async function newToken(login: string): Promise<string> {
  // A link is no request until somebody follows it.
  setTimeout(() => each('a', show), MINUTE)
  const headers = { Authorization: login }
  const answer = await fetch('/api/files/token', { method: 'POST', headers })
  return String(jsonIn(await answer.text()).token ?? '')
}
