import type { Feature } from '../feature'
import { type Check, checks } from './checks'

/** Says how the pack lies in this PocketBase; fails where something works badly. */
export const doctorOf = (features: readonly Feature[]): Feature => ({
  name: 'doctor',
  commands: {
    doctor: {
      summary: 'Check this installation: what is on, what is off, what is wrong',
      flags: {},
      run: (_flags, host) => {
        const found = checks(host.installation(), host.model(), {
          features: features.map(({ name }) => name),
          off: host.switchedOff(),
          missing: host.missing(features.flatMap(({ probes = [] }) => probes)),
        })
        return {
          text: `${found.map(line).join('\n')}\n`,
          failed: found.some(({ state }) => state === 'warn'),
        }
      },
    },
  },
})

const line = ({ state, part, says }: Check): string => `${state.padEnd(5)}${part.padEnd(12)}${says}`
