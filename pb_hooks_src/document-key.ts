import { type Audience, audienceKey } from './model/audience'

/** The name under which a document of a route is kept for an audience, in one of its forms. */
export const documentKey = (
  feature: string,
  route: string,
  { audience, form = '' }: { readonly audience: Audience; readonly form?: string },
): string => `pb-stack/${feature}/${route}/${audienceKey(audience)}/${form}`
