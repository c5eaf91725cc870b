import { test } from 'vitest'
import { agreement } from '../support/agreement'
import { startServer } from '../support/server'
const M: [string, string][] = [
  ['.trim())', ')'],
  ['sizeOf(value) > bytes', 'value.length > bytes'],
  ['time > timeOf(max)', 'time >= timeOf(max)'],
  ['!except.includes(domain)', 'true'],
  ['lat < -90 ||', ''],
  ['file.size > bytes', 'file.size >= bytes'],
  ["password === passwordConfirm &&", ''],
  ['read && isJson(value)', 'false'],
  ['UNQUOTABLE.test(value)', 'false'],
  ['isZero(value) ? (required ? blank', 'isZero(value) ? (false ? blank'],
]
test.concurrent.each(M)('%s', { timeout: 2_000_000 }, async (from, to) => {
  const s = await startServer()
    let hit = 0
    const server = { ...s, admin: async (p: string, i: any) => {
      const r = await s.admin(p, i)
      if (!p.endsWith('zod.ts')) return r
      const t = await r.text(); hit = t.split(from).length - 1
      return new Response(t.replace(from, to))
    } }
    const said = await agreement(server as any, (n) => ({ options: 500, plain: 160, members: 40, needs_file: 10 })[n] ?? 1).then(() => 'SURVIVED', (e) => 'killed ' + String(e.message).split('\n')[0])
    console.log(hit, from, '=>', said)
  await s.stop()
})
