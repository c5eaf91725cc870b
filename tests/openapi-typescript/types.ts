import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const BLOB = ts.factory.createTypeReferenceNode('Blob')

/** What openapi-typescript makes of a document: each schema has its own name, a file is a Blob. */
export async function openapiTypes(document: string): Promise<string> {
  const nodes = await openapiTS(document, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    transform: ({ format }) => (format === 'binary' ? BLOB : undefined),
  })
  return astToString(nodes)
}
