import { createHash } from "node:crypto";
import { z } from "zod";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import { ShopifyRefused } from "#app/shopify/errors.ts";

const upsertDocument = `#graphql
  mutation SaveMetaobject($handle: MetaobjectHandleInput!, $fields: [MetaobjectFieldInput!]!) {
    metaobjectUpsert(handle: $handle, metaobject: { fields: $fields }) {
      metaobject { fields { key value } }
      userErrors { field message }
    }
  }
`;
const findDocument = `#graphql
  query FindMetaobject($handle: MetaobjectHandleInput!) {
    metaobjectByHandle(handle: $handle) { id }
  }
`;
const deleteDocument = `#graphql
  mutation DeleteMetaobject($id: ID!) {
    metaobjectDelete(id: $id) {
      userErrors { code message }
    }
  }
`;
const listDocument = `#graphql
  query ListMetaobjects($type: String!, $after: String) {
    metaobjects(type: $type, first: 100, after: $after) {
      nodes { handle fields { key value } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const Fields = z.array(z.object({ key: z.string(), value: z.string().nullable() }));
const UserErrors = z.array(z.object({ message: z.string() }));
const Upserted = z.object({
  metaobjectUpsert: z.object({ metaobject: z.object({ fields: Fields }).nullable(), userErrors: UserErrors }),
});
const Found = z.object({ metaobjectByHandle: z.object({ id: z.string() }).nullable() });
const Deleted = z.object({
  metaobjectDelete: z.object({ userErrors: z.array(z.object({ code: z.string().nullish(), message: z.string() })) }),
});
const Listed = z.object({
  metaobjects: z.object({
    nodes: z.array(z.object({ handle: z.string(), fields: Fields })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/** A metaobject of ours: its app-owned type (`$app:words` is "words") and its handle. */
export type MetaobjectName = { type: string; handle: string };

/** What became of a metaobject. `digest`: of what Shopify has now. `missingId`: what it refers to and Shopify does not have. */
export type MetaobjectOutcome = { digest: string } | { refused: string; missingId: string | null };

/** Makes a metaobject hold these fields; those that are absent become empty. */
export async function saveMetaobject(
  shop: string,
  name: MetaobjectName,
  fields: Record<string, string>,
): Promise<MetaobjectOutcome> {
  const given = Object.entries(fields).map(([key, value]) => ({ key, value }));
  const operation = { document: upsertDocument, answer: Upserted };
  const { metaobjectUpsert } = await callAdmin(shop, operation, { handle: toHandle(name), fields: given });
  const { metaobject, userErrors } = metaobjectUpsert;
  if (metaobject && userErrors.length === 0) return { digest: digestFields(metaobject.fields) };
  const refused = userErrors.map(({ message }) => message).join("; ");
  return { refused, missingId: /non-existent resource (gid:\/\/shopify\/\w+\/\d+)/.exec(refused)?.[1] ?? null };
}

/** Removes a metaobject; one that is not there is fine. @throws ShopifyRefused */
export async function deleteMetaobject(shop: string, name: MetaobjectName): Promise<void> {
  const operation = { document: findDocument, answer: Found };
  const { metaobjectByHandle } = await callAdmin(shop, operation, { handle: toHandle(name) });
  if (!metaobjectByHandle) return;
  const { metaobjectDelete } = await callAdmin(shop, { document: deleteDocument, answer: Deleted }, metaobjectByHandle);
  const others = metaobjectDelete.userErrors.filter(({ code }) => code !== "RECORD_NOT_FOUND");
  if (others[0]) throw new ShopifyRefused(`Shopify did not remove a metaobject: ${others[0].message}`);
}

/** Every metaobject of a type of ours, with the digest of what it holds. */
export async function* listMetaobjects(shop: string, type: string): AsyncGenerator<{ handle: string; digest: string }> {
  for (let after: string | null = null; ; ) {
    const page: z.infer<typeof Listed> = await callAdmin(
      shop,
      { document: listDocument, answer: Listed },
      { type: `$app:${type}`, after },
    );
    const { nodes, pageInfo } = page.metaobjects;
    for (const { handle, fields } of nodes) yield { handle, digest: digestFields(fields) };
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}

function toHandle({ type, handle }: MetaobjectName) {
  return { type: `$app:${type}`, handle };
}

/** The same for the same values, in whatever order Shopify tells the fields; an empty one is as one that is absent. */
function digestFields(fields: z.infer<typeof Fields>): string {
  const held = fields.filter(({ value }) => value).sort((a, b) => (a.key < b.key ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify(held.map(({ key, value }) => [key, value])))
    .digest("hex");
}
