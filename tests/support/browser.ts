/// <reference lib="dom" />
import {
  type Browser,
  chromium,
  type LaunchOptions,
  type Page,
  type Request,
} from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'
import { keepSecretsOf } from './secrets'

/**
 * A real Chromium without a window; as root it cannot have a sandbox of its own. What its pages send
 * of secrets and of persons must be in no log of a server.
 */
export async function launchBrowser(more: LaunchOptions = {}): Promise<Browser> {
  const browser = await chromium.launch({
    ...more,
    executablePath: await findBrowser(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
  })
  browser.on('context', (context) =>
    context.on('request', (request) => keepSecretsOf(sentWith(request))),
  )
  return browser
}

type Told = readonly (readonly [name: string, value: unknown])[]

/** What a request sends by name, but for its address: in its body, and who asks. */
function sentWith(request: Request): Told {
  const { authorization: token, 'content-type': type = '' } = request.headers()
  // PocketBase itself logs an address that it is asked to write to, where it is nobody's.
  if (request.url().includes('/request-')) return []
  return [['token', token ?? ''], ...fieldsIn(type, request.postData() ?? '')]
}

function fieldsIn(type: string, body: string): Told {
  if (type.includes('json')) return Object.entries(JSON.parse(body || '{}'))
  if (!type.includes('multipart')) return [...new URLSearchParams(body)]
  const fields = body.matchAll(/name="([^"]+)"\r\n\r\n([^\r]*)/g)
  return [...fields].map(([, name = '', value]) => [name, value])
}

/** What a page complained of: errors in its scripts and in its console. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}
