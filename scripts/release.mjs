import { createHash } from 'node:crypto'
import { download } from './download.mjs'
import { Fault } from './fault.mjs'
import { endingOf, systemOf } from './platform.mjs'
import { bar, startProgress } from './progress.mjs'
import { tarMember } from './tar.mjs'
import { zipMember } from './zip.mjs'

/**
 * Downloads a part's own release for this platform, compares it with the release's checksums and
 * returns the binary in it. `PB_STACK_MIRROR` stands in for https://github.com, and then vouches
 * for the checksums too.
 * @param {import('./find.mjs').Search} search
 * @param {import('./parts.mjs').Release} release
 * @returns {Promise<Buffer>}
 */
export async function releasedBinary(search, release) {
  const { part, platform, env } = search
  const system = systemOf(platform)
  if (!release.systems.includes(system)) {
    throw new Fault(`there is no release of ${part.title} for ${system}`)
  }
  const asset = release.asset(system)
  const mirror = (env.PB_STACK_MIRROR || 'https://github.com').replace(/\/+$/, '')
  const base = `${mirror}/${release.path}`
  const checksums = await download(`${base}/${release.checksums}`, search)
  const wanted = checksumOf(checksums.toString(), asset)
  if (!wanted) throw new Fault(`${base}/${release.checksums} does not list ${asset}`)
  const archive = await downloadArchive(`${base}/${asset}`, search)
  const found = createHash('sha256').update(archive).digest('hex')
  if (found !== wanted) {
    throw new Fault(`${asset} has the sha256 ${found}, but its checksums file says ${wanted}`)
  }
  const member = asset.endsWith('.zip') ? zipMember : tarMember
  return member(archive, release.member + endingOf(platform))
}

/**
 * The sha256 that a file of `sum  name` lines gives for a name.
 * @param {string} checksums
 * @param {string} asset
 * @returns {string | undefined}
 */
function checksumOf(checksums, asset) {
  const lines = checksums.split('\n').map((line) => line.trim().split(/\s+\*?/))
  return lines.find(([, name]) => name === asset)?.[0]?.toLowerCase()
}

/**
 * @param {string} url
 * @param {import('./find.mjs').Search} search
 * @returns {Promise<Buffer>}
 */
async function downloadArchive(url, search) {
  const progress = startProgress(`Downloading ${url}`, search.out)
  try {
    return await download(url, search, (received, total) => progress.show(bar(received, total)))
  } finally {
    progress.stop()
  }
}
