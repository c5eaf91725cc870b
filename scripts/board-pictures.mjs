import { atBoard } from './tour-pictures.mjs'

const WIDE = { viewport: { width: 1240, height: 720 } }

/**
 * The pictures of docs/board.md; nothing that they do changes a ticket.
 * @type {import('./pictures.mjs').Pictures}
 */
export const BOARD = {
  board: async (page) => {
    const board = await atBoard(page, 'Mara, manager', WIDE)
    const card = board.locator('#diagnosing .card').nth(1)
    await card.getByRole('button', { name: /^Move R-/ }).click()
    await board.locator('#menu').getByRole('button', { name: 'New' }).waitFor()
    return board
  },
  ticket: async (page) => {
    const board = await atBoard(page, 'Mara, manager', { ...WIDE, colorScheme: 'dark' })
    await board.locator('.card', { hasText: 'R-00000456' }).locator('.open').click()
    await board.locator('#photos img').waitFor()
    await board.locator('#comments li').first().waitFor({ state: 'attached' })
    return board
  },
  phone: async (page) => {
    const looks = { viewport: { width: 390, height: 720 }, hasTouch: true }
    const board = await atBoard(page, 'Tom, technician', looks)
    // He only helps with it.
    const card = board.locator('.card', { hasNotText: 'Tom Okafor' }).first()
    await card.getByRole('button', { name: /^Move R-/ }).tap()
    await board.locator('#menu').getByRole('button', { name: 'New' }).tap()
    await board.locator('#error').waitFor()
    return board
  },
}
