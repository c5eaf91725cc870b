import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { button, made } from '../made'
import { type Position, placeOf, positionAt, startOf, stepped, ZOOMS } from './map'

/** Two inputs of degrees that are one position. */
interface Degrees {
  readonly read: () => Position
  readonly write: (position: Position) => void
}

/** Gives a position a map to be picked on; its degrees are typed as before. */
export function point(field: HTMLFieldSetElement): void {
  const degrees = degreesIn(field)
  if (!degrees) return
  const mark = made('button', { type: 'button', class: 'mark' })
  const world = made('div', { class: 'world' }, made('div', { class: 'land' }), mark)
  const map = made('div', { class: 'map' }, world)
  const says = made('small', { role: 'status' })
  let zoom = 0
  const scale = (): number => ZOOMS[zoom] ?? 1
  const draw = (): void => {
    const position = degrees.read()
    const [x, y] = placeOf(position)
    world.style.width = world.style.height = `${scale() * 100}%`
    world.style.left = `${startOf(x, scale())}%`
    world.style.top = `${startOf(y, scale())}%`
    mark.style.left = `${x * 100}%`
    mark.style.top = `${y * 100}%`
    mark.ariaLabel = `${CONTROL.position} ${position.lat}, ${position.lon}`
  }
  const enlarge = (by: 1 | -1): void => {
    zoom = Math.min(ZOOMS.length - 1, Math.max(0, zoom + by))
    draw()
  }
  dragged(map, world, (x, y) => degrees.write(positionAt(x, y, scale())))
  mark.addEventListener('keydown', (event) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const size = (event.shiftKey ? 10 : 1) / scale()
    degrees.write(stepped(degrees.read(), step[0] * size, step[1] * size))
  })
  field.addEventListener('input', draw)
  field.form?.addEventListener('reset', () => setTimeout(draw))
  field.append(
    map,
    tools(enlarge, () => whereAmI(degrees, says)),
    says,
  )
  draw()
}

function tools(enlarge: (by: 1 | -1) => void, here: () => void): HTMLElement {
  const atHome = button(CONTROL.here, here)
  atHome.hidden = !('geolocation' in navigator)
  return made(
    'div',
    { class: 'tools' },
    button('+', () => enlarge(1), { 'aria-label': CONTROL.closer }),
    button('−', () => enlarge(-1), { 'aria-label': CONTROL.farther }),
    atHome,
  )
}

/** Which way an arrow key leads: north, and east. */
const STEPS: Readonly<Record<string, readonly [north: number, east: number]>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

function degreesIn(field: HTMLFieldSetElement): Degrees | undefined {
  const [lat, lon] = field.querySelectorAll<HTMLInputElement>('[type=number]')
  if (!lat || !lon) return undefined
  return {
    read: () => ({ lat: Number(lat.value), lon: Number(lon.value) }),
    write: (position) => {
      lat.value = String(position.lat)
      lon.value = String(position.lon)
      for (const name of ['input', 'change']) lon.dispatchEvent(new Event(name, { bubbles: true }))
    },
  }
}

/** Tells where on the world a pointer is, while it is pressed. */
function dragged(map: HTMLElement, world: HTMLElement, at: (x: number, y: number) => void): void {
  let frame: DOMRect | undefined
  const tell = ({ clientX, clientY }: PointerEvent): void => {
    if (frame) at((clientX - frame.left) / frame.width, (clientY - frame.top) / frame.height)
  }
  map.addEventListener('pointerdown', (event) => {
    // The world moves below the pointer: what counts is where it was.
    frame = world.getBoundingClientRect()
    map.setPointerCapture(event.pointerId)
    tell(event)
  })
  map.addEventListener('pointermove', tell)
  for (const end of ['pointerup', 'pointercancel']) {
    map.addEventListener(end, () => {
      frame = undefined
    })
  }
}

function whereAmI({ write }: Degrees, says: HTMLElement): void {
  says.textContent = CONTROL.looking
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude } }) => {
      write(stepped({ lat: latitude, lon: longitude }, 0, 0))
      says.textContent = ''
    },
    ({ message }) => {
      says.textContent = `${CONTROL.nowhere} ${message}`
    },
  )
}
