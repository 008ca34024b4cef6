import { texts } from "#test/local-store/admin-api/args.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { readSchema } from "#test/local-store/graphql/read-schema-file.ts";
import {
  type GraphqlApi,
  type Operation,
  type OperationAnswer,
  runOperation,
} from "#test/local-store/graphql/run-operation.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { WorldShop } from "#test/local-store/world/types.ts";
import { type Asker, makeContext, resolversOf, type StorefrontContext } from "./context.ts";
import { findNode } from "./find-node.ts";
import { metafieldFields, metafieldTypes } from "./metafield.ts";
import { findMetaobject, metaobjectTypes } from "./metaobject.ts";
import { findProduct, productTypes } from "./product.ts";
import { variantTypes } from "./variant.ts";

let api: GraphqlApi<StorefrontContext> | undefined;

/**
 * Runs an operation of the Storefront API, as an extension's `query()` does, on the real schema of 2026-07. What this store
 * has no answer for is an error that names the field.
 */
export function queryStorefront(parts: StoreParts, asker: Asker, operation: Operation): Promise<OperationAnswer> {
  api ??= { schema: readSchema("storefront-graphql_2026-07"), resolvers };
  return runOperation(api, operation, (inContext) => makeContext(parts, asker, inContext));
}

const resolvers = {
  ...metafieldTypes,
  ...metaobjectTypes,
  ...productTypes,
  ...variantTypes,
  QueryRoot: resolversOf<unknown>({
    metaobject: (_source, args, context) => findMetaobject(args, context),
    node: (_source, args, context) => findNode(String(args.id), context),
    nodes: (_source, args, context) => texts(args, "ids").map((gid) => findNode(gid, context)),
    product: (_source, args, context) => findProduct(args, context),
    productByHandle: (_source, args, context) => findProduct(args, context),
    shop: (_source, _args, { scene }) => scene.shop.world.shop,
    localization: (_source, _args, context) => context,
  }),
  Shop: {
    ...resolversOf<WorldShop>({ id: ({ id }) => toGid("Shop", id), name: ({ name }) => name, description: () => null }),
    ...metafieldFields<WorldShop>("shop", ({ id }) => toGid("Shop", id)),
  },
  Localization: resolversOf<StorefrontContext>({
    country: ({ scene }) => ({ isoCode: scene.countryCode, currency: { isoCode: scene.market.currency } }),
    language: ({ scene }) => ({ isoCode: scene.locale.toUpperCase().replace("-", "_") }),
    market: ({ scene }) => ({ id: toGid("Market", scene.market.id), handle: scene.market.handle }),
  }),
} satisfies GraphqlApi<StorefrontContext>["resolvers"];
