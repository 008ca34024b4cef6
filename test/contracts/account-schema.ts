import type { IntrospectionQuery } from "graphql";
import { buildClientSchema } from "graphql";
import { z } from "zod";
import type { AdminSchema } from "#test/local-store/admin-api/schema.ts";
import { readSchemaFile } from "#test/local-store/graphql/read-schema-file.ts";

const Types = z.object({
  data: z.object({
    __schema: z.object({ types: z.array(z.object({ name: z.string(), requiredAccess: z.string().nullish() })) }),
  }),
});

/**
 * The Customer Account API, which extensions of customers' accounts ask, with the scopes that its types demand. Its fields
 * name in the same words how far a customer has signed in, which nobody asks for in a manifest.
 */
export function readAccountSchema(): AdminSchema {
  const file = readSchemaFile<{ data: IntrospectionQuery }>("customer_2026-07");
  const access = new Map(
    Types.parse(file).data.__schema.types.flatMap(({ name, requiredAccess }) => {
      const scopes = requiredAccess?.match(/customer_(?:read|write)_\w+/g) ?? [];
      return scopes.length > 0 ? [[name, { scopes, words: requiredAccess ?? "" }] as const] : [];
    }),
  );
  return { schema: buildClientSchema(file.data, { assumeValid: true }), access };
}
