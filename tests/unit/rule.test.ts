import { describe, expect, test } from 'vitest'
import { mayTry } from '../../pb_hooks_src/model/access'
import type { Audience } from '../../pb_hooks_src/model/audience'
import { shutsOut } from '../../pb_hooks_src/model/rule'

const guest: Audience = { is: 'guest' }
const staff: Audience = { is: 'user', of: 'staff' }
const clients: Audience = { is: 'user', of: 'clients' }

describe('a guest is shut out', () => {
  test.each([
    '@request.auth.id != ""',
    "@request.auth.id!=''",
    '@request.auth.id != "" && status = "open"',
    'status = "open" && (@request.auth.id != "")',
    '@request.auth.role = "lead" || @request.auth.role = \'owner\'',
    '@request.auth.roles ?= "lead"',
    '(@request.auth.id != "" && a = 1) || (@request.auth.collectionName = "staff" && b = 2)',
    'a = "x || y" && @request.auth.id != ""',
    'a = "say \\"||\\"" && @request.auth.id != ""',
    'id = @request.auth.id && @request.body.role:changed = false',
    '@request.auth.id=id',
    '// public = true ||\n@request.auth.id != ""',
  ])('by %s', (rule) => expect(shutsOut(rule, guest)).toBe(true))
})

describe('nobody is shut out by what is not certain', () => {
  test.each([
    'public = true || @request.auth.id != ""',
    'owner = @request.auth.id',
    '@request.auth.id = ""',
    '@request.auth.role != "lead"',
    '@request.auth.role ~ ""',
    'title = "@request.auth.id != \'\'"',
    '@request.auth.id != "" || geoDistance(a.lon, a.lat, 1, 2) < 5',
    '(geoDistance(a.lon, a.lat, 1, 2) < 5 && @request.auth.id != "") || x = 1',
    '((@request.auth.id != ""',
    '@request.auth.id != "" )',
    '// @request.auth.id != ""\npublic = true',
    '&&',
    '"',
  ])('%s', (rule) => expect(shutsOut(rule, guest)).toBe(false))
})

test('users of another collection are shut out by its name', () => {
  const rule = '@request.auth.collectionName = "staff"'
  expect(shutsOut(rule, staff)).toBe(false)
  expect(shutsOut(rule, clients)).toBe(true)
  expect(shutsOut('@request.auth.id != ""', clients)).toBe(false)
})

test('a locked action is for superusers, an absent one for nobody', () => {
  const superuser: Audience = { is: 'superuser' }
  const access = { list: null, view: '', create: '@request.auth.id != ""' }
  const can = (audience: Audience) =>
    (['list', 'view', 'create', 'update'] as const).filter((a) => mayTry(access, a, audience))
  expect(can(guest)).toEqual(['view'])
  expect(can(staff)).toEqual(['view', 'create'])
  expect(can(superuser)).toEqual(['list', 'view', 'create'])
})
