import { text } from "#test/local-store/admin-api/args.ts";
import { mapPage, paginateInOrder } from "#test/local-store/admin-api/connection.ts";
import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { legacyId, toGid } from "#test/local-store/admin-api/gid.ts";
import { metafieldFields } from "#test/local-store/admin-api/types/metafield.ts";
import { plainText, productNode } from "#test/local-store/admin-api/types/product.ts";
import type { WorldCollection } from "#test/local-store/world/types.ts";

export interface CollectionNode {
  __typename: "Collection";
  collection: WorldCollection;
}

export function collectionNode(collection: WorldCollection): CollectionNode {
  return { __typename: "Collection", collection };
}

export const collectionTypes: Record<string, ObjectResolvers> = {
  Collection: {
    ...resolversOf<CollectionNode>({
      id: ({ collection }) => toGid("Collection", collection.id),
      legacyResourceId: ({ collection }) => String(collection.id),
      handle: ({ collection }) => collection.handle,
      title: ({ collection }) => collection.title,
      description: ({ collection }) => plainText(collection.descriptionHtml),
      descriptionHtml: ({ collection }) => collection.descriptionHtml,
      updatedAt: ({ collection }) => collection.updatedAt,
      productsCount: ({ collection }) => ({ count: collection.productIds.length, precision: "EXACT" }),
      hasProduct: ({ collection }, args) => {
        const id = legacyId(text(args, "id"), "Product");
        return id !== null && collection.productIds.includes(id);
      },
      products: ({ collection }, args, { shop }) => {
        const products = collection.productIds.flatMap((id) => shop.index.product(id) ?? []);
        return mapPage(paginateInOrder(products, args), productNode);
      },
      // The world's collections are lists, not rules.
      ruleSet: () => null,
      image: () => null,
    }),
    ...metafieldFields<CollectionNode>(({ collection }) => toGid("Collection", collection.id)),
  },
};
