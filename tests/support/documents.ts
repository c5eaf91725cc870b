import { datastarDocument as datastarText } from '../../pb_hooks_src/openapi/datastar'
import { openapiDocument as openapiText } from '../../pb_hooks_src/openapi/document'

type Described = Parameters<typeof openapiText>

/** What a client reads of a document. */
export const openapiDocument = (...described: Described) => JSON.parse(openapiText(...described))

/** The same of the one in Datastar. */
export const datastarDocument = (...described: Described) => JSON.parse(datastarText(...described))
