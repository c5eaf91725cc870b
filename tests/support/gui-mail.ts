import type { Mailbox } from './mail'
import { keepSecret } from './secrets'
import type { Server } from './server'

interface Template {
  readonly body: string
}

/** Has the links in the mails of a collection lead to the GUI, as docs/gui.md says. */
export async function leadHere({ admin, url }: Server, collection: string): Promise<void> {
  await admin('/api/settings', { method: 'PATCH', json: { meta: { appURL: url } } })
  const path = `/api/collections/${collection}`
  const all = Object.entries((await (await admin(path)).json()) as Record<string, Template>)
  const templates = all.filter(([name]) => name.endsWith('Template'))
  const json = Object.fromEntries(
    templates.map(([name, template]) => {
      const body = template.body.replace('{APP_URL}/_/#/auth/', '{APP_URL}/stack/#/auth/')
      return [name, { ...template, body }]
    }),
  )
  await admin(path, { method: 'PATCH', json })
}

/** Where the link of the next mail to an address leads. */
export async function leadsTo(mailbox: Mailbox, address: string): Promise<string> {
  const mail = await mailbox.next(address)
  const link = /href=3D"[^"]*\/stack\/(#[^"]+)"|href="[^"]*\/stack\/(#[^"]+)"/.exec(mail)
  const place = link?.[1] ?? link?.[2] ?? ''
  keepSecret(place.split('/').at(-1) ?? '')
  return place
}
