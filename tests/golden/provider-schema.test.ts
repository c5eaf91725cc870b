import { expect, test } from 'vitest'
import { providerSchema } from '../support/provider-schema'

test('what the provider for OpenTofu knows of PocketBase is what the pack knows', async () => {
  const text = `${JSON.stringify(providerSchema(), null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../mod/tofu/provider/schema.json')
})
