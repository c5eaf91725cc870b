import { test } from 'vitest'
import { planUnseen } from '../support/unseen'

test('nobody notices a plan that opens every rule and drops a column', () => planUnseen(100_000))
