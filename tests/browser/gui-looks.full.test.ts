/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { sheetOf } from '../support/gui-record'
import { MARA, openShop } from '../support/gui-shop'
import { opened } from '../support/opened'

const shop = opened(openShop)
let page: Page
afterEach(() => page.context().close())

async function visit(place: string, media: Parameters<Page['emulateMedia']>[0]): Promise<void> {
  page = await shop.visit(place, MARA)
  await page.emulateMedia(media)
  await page.locator('#scroll[aria-busy=false]').waitFor()
}

interface Stop {
  readonly name: string
  /** Whether nothing lies over it. */
  readonly seen: boolean
  /** All that has an outline, and whether that is the stop, or the cell that it stands in. */
  readonly outlined: readonly boolean[]
}

/** What has the focus; nothing where the focus is in no part of the page. */
const focused = (): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    if (!at || at === document.body) return undefined
    const { left, top, width, height } = at.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + height / 2)
    const shown = at.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const outlined = [...document.querySelectorAll('body *')].filter((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const is = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
      return is && element.checkVisibility()
    })
    return {
      name: at.id || at.outerHTML.slice(0, 80),
      seen: shown && at.contains(above),
      outlined: outlined.map((element) => element === at || element === at.closest('th, td')),
    }
  })

/** Walks by Tab until the focus leaves a part of the page, or is where it has been, and gives the stops. */
async function walk(part: string, stops: readonly Stop[] = []): Promise<readonly Stop[]> {
  await page.keyboard.press('Tab')
  const stop = await focused()
  const left = (await page.locator(`${part} :focus`).count()) === 0
  if (!stop || left || stops.some(({ name }) => name === stop.name)) return stops
  return walk(part, [...stops, stop])
}

/** Holds each stop to be seen, and to be the one thing that has an outline. */
async function expectSeen(part: string, least: number): Promise<void> {
  const stops = await walk(part)
  expect(stops.length).toBeGreaterThanOrEqual(least)
  expect(stops.filter(({ seen, outlined }) => !seen || `${outlined}` !== 'true')).toEqual([])
}

const MEDIA = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced', { forcedColors: 'active' }],
] as const

test.each(MEDIA)(
  'in %s colours each stop of Tab is seen, and that one is there',
  async (_, media) => {
    await visit('#/tickets?sort=number', media)
    await expectSeen('body', 25)
    await page.locator('#me').click()
    await expectSeen('#account', 5)
    await page.keyboard.press('Escape')
    await page.locator('#grid tbody th a').first().click()
    await sheetOf(page).sheet.getByRole('tab').first().waitFor()
    await expectSeen('#record', 5)
  },
)

test('where the system gives the colours, none of them alone says something', async () => {
  await visit('#/customers?dense=1', { forcedColors: 'active' })
  const border = (id: string) =>
    page.locator(id).evaluate((button) => {
      const { borderTopColor, borderTopWidth } = getComputedStyle(button)
      return [borderTopColor, borderTopWidth]
    })
  expect(await border('#dense')).not.toEqual(await border('#choose-columns'))
  await page.locator('#grid tbody th a').first().click()
  const { body, button } = sheetOf(page)
  await button('Edit').click()
  await body.locator('.map').waitFor()
  const ground = (where: string) =>
    body.locator(where).evaluate((part) => getComputedStyle(part).backgroundColor)
  expect(await ground('.land')).not.toBe(await ground('.map'))
  await page.keyboard.press('Control+k')
  const options = page.getByRole('option')
  const outlines = await options.evaluateAll((all) =>
    all.map((option) => getComputedStyle(option).outlineStyle),
  )
  expect(outlines.filter((style) => style === 'solid')).toHaveLength(1)
})

/** How long what moves moves, wherever that is any time at all. */
const moving = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration: takes, animationName } = getComputedStyle(element)
      const moves = animationName !== 'none' || /[1-9]/.test(takes)
      return moves ? [`${element.id} ${takes} ${animationName}`] : []
    }),
  )

test('nothing moves for whoever wants less of it', async () => {
  await visit('#/tickets', { reducedMotion: 'no-preference' })
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await moving()).not.toEqual([])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await moving()).toEqual([])
  await page.locator('#menu').click()
  expect(await page.locator('#side').isVisible()).toBe(true)
})
