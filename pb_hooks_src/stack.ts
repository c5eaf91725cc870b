import { doctorOf } from './doctor/feature'
import type { Feature } from './feature'
import { openapi } from './openapi/feature'
import { pages } from './pages/feature'
import { records } from './records/feature'
import { state } from './state/feature'
import { types } from './types/feature'

const features: readonly Feature[] = [openapi, records, pages, state, types]

/** Every capability of pb-stack. Adding a feature is adding a folder and one word above. */
export const stack: readonly Feature[] = [...features, doctorOf(features)]
