import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail server of a test's own, which delivers nothing. */
export interface Mailbox {
  readonly port: number
  /** Waits for the next mail to an address, and takes it out. */
  readonly next: (address: string) => Promise<string>
  readonly stop: () => Promise<void>
}

/** Starts one on a port of its own. A mail is its source, without the line breaks of its encoding. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: { readonly to: readonly string[]; readonly text: string }[] = []
  const waiting = new Set<() => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: text.replaceAll('=\r\n', '') })
        for (const look of waiting) look()
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    next: (address) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`No mail to ${address}.`)), 20_000)
        const look = (): void => {
          const index = mails.findIndex(({ to }) => to.includes(address))
          if (index < 0) return
          clearTimeout(late)
          waiting.delete(look)
          resolve(mails.splice(index, 1)[0]?.text ?? '')
        }
        waiting.add(look)
        look()
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
