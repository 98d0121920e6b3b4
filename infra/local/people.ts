// The shape of the people who can sign in to the local run. Who they are, the seed says.
import * as z from 'zod'

/** Someone of the seed: `person` is who they are to the product (the token's subject), `groups` what they may do. */
export const personSchema = z.object({
  person: z.string(),
  name: z.string(),
  email: z.string(),
  groups: z.array(z.string()),
})

/** Someone who can sign in. */
export type Person = z.infer<typeof personSchema>
