import type { Feature } from '../feature'

/** The GUI at `/stack/`: what of it depends on the schema, and on who looks. */
export const pages: Feature = {
  name: 'gui',
  routes: {
    shell: {
      path: '/api/stack/shell',
      access: 'anyone',
      asked: ({ audience }) => ({ audience, form: '' }),
      document: ({ audience }, host) => ({
        type: 'text/event-stream',
        body: host.shell(host.model(), audience, host.settings().appName),
      }),
    },
  },
}
