import { PAGE } from '../../pb_hooks_src/pages/texts'
import { jsonIn } from '../json'

interface Login {
  readonly collection: string
  readonly role: string
  readonly email: string
  readonly password: string
  readonly about: string
}

/** A demo may publish its logins beside the page, in `logins.json`: each fills in the form. */
export async function showDemoLogins(place: HTMLElement): Promise<void> {
  const answer = await fetch('logins.json')
  // For what is not there PocketBase answers an error, or where a project has a page at its root, that page.
  if (!answer.ok || !answer.headers.get('Content-Type')?.includes('json')) return
  const { logins } = jsonIn(await answer.text()) as { logins?: readonly Login[] }
  const heading = document.createElement('h2')
  heading.textContent = PAGE.demo
  place.replaceChildren(heading, ...(logins ?? []).map(buttonOf))
  place.hidden = false
}

function buttonOf(login: Login): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  const [name, about] = [document.createElement('b'), document.createElement('span')]
  name.textContent = `${login.email} (${login.role})`
  about.textContent = login.about
  button.append(name, about)
  button.addEventListener('click', () => fillIn(login))
  return button
}

/** Fills in the form as a person would, so that the page hears of it. */
function fillIn({ collection, email, password }: Login): void {
  type('sign-in-as', collection, 'change')
  type(`identity-${collection}`, email)
  type(`secret-${collection}`, password)
  document.querySelector<HTMLElement>(`#password-${collection} .primary`)?.focus()
}

function type(id: string, value: string, event = 'input'): void {
  const input = document.getElementById(id)
  if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) return
  input.value = value
  input.dispatchEvent(new Event(event, { bubbles: true }))
}
