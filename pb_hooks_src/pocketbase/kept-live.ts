/** Under which name a client keeps what it is to be told, as a string: all VMs share it. */
export const KEY = 'stack'

export interface KeptLive {
  /** When its token ends, in seconds; 0 without one. */
  readonly end: number
  /** When the time that its client may take to read was limited last, in milliseconds. */
  readonly waited: number
  /** A `Live` as JSON, which many clients have in common. */
  readonly text: string
}

export const printKept = ({ end, waited, text }: KeptLive): string => `${end} ${waited} ${text}`

export function readKept(kept: string): KeptLive {
  const [end = '', waited = ''] = kept.split(' ', 2)
  return {
    end: Number(end),
    waited: Number(waited),
    text: kept.slice(end.length + waited.length + 2),
  }
}
