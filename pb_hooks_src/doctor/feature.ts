import type { Feature } from '../feature'
import type { Host } from '../host'
import { type Check, checks } from './checks'

/** Says how the pack lies in this PocketBase; fails where something works badly. */
export const doctorOf = (features: readonly Feature[]): Feature => ({
  name: 'doctor',
  commands: {
    doctor: {
      summary: 'Check this installation: what is on, what is off, what is wrong',
      flags: {},
      run: (_flags, host) => {
        const found = checks(host.installation(), host.model(), switches(features, host))
        return {
          text: `${found.map(line).join('\n')}\n`,
          failed: found.some(({ state }) => state === 'warn'),
        }
      },
    },
  },
})

function switches(features: readonly Feature[], host: Host): Readonly<Record<string, boolean>> {
  const off = host.switchedOff()
  const served = features.filter(({ routes }) => routes !== undefined)
  return Object.fromEntries(served.map(({ name }) => [name, !off.includes(name)]))
}

const line = ({ state, part, says }: Check): string => `${state.padEnd(5)}${part.padEnd(12)}${says}`
