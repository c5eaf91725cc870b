import { test } from 'vitest'
import { planUnseen } from '../support/unseen'

test(
  'nobody notices a plan that drops a column of a million rows',
  () => planUnseen(1_000_000),
  600_000,
)
