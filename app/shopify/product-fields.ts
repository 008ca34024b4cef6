import { z } from "zod";

/** What we ask of a product and of its variants: the same for bulk operations and for webhooks' fetches. */
export const PRODUCT_FIELDS = `
  id title handle vendor productType tags status publishedAt createdAt updatedAt
  isGiftCard requiresSellingPlan hasVariantsThatRequiresComponents
  category { fullName }
  options { name }
  featuredMedia { preview { image { url } } }
  rating: metafield(namespace: "reviews", key: "rating") { value }
  ratingCount: metafield(namespace: "reviews", key: "rating_count") { value }
`;

export const VARIANT_FIELDS = `
  id title sku position price compareAtPrice availableForSale inventoryQuantity
  selectedOptions { value }
  inventoryItem { tracked unitCost { amount currencyCode } measurement { weight { value unit } } }
`;

export const COLLECTION_FIELDS = "id title";

export const METAFIELD_FIELDS = "id namespace key type value definition { name }";

const Value = z.object({ value: z.string() }).nullable();

export const ProductNode = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  status: z.string(),
  publishedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  isGiftCard: z.boolean(),
  requiresSellingPlan: z.boolean(),
  hasVariantsThatRequiresComponents: z.boolean(),
  category: z.object({ fullName: z.string() }).nullable(),
  options: z.array(z.object({ name: z.string() })),
  featuredMedia: z
    .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
    .nullable(),
  rating: Value,
  ratingCount: Value,
});

export const VariantNode = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  position: z.number().int(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  availableForSale: z.boolean(),
  inventoryQuantity: z.number().int().nullable(),
  selectedOptions: z.array(z.object({ value: z.string() })),
  inventoryItem: z.object({
    tracked: z.boolean(),
    unitCost: z.object({ amount: z.string(), currencyCode: z.string() }).nullable(),
    measurement: z.object({ weight: z.object({ value: z.number(), unit: z.string() }).nullable() }),
  }),
});

export const CollectionNode = z.object({ id: z.string(), title: z.string() });

export const MetafieldNode = z.object({
  id: z.string(),
  namespace: z.string(),
  key: z.string(),
  type: z.string(),
  value: z.string(),
  definition: z.object({ name: z.string() }).nullable(),
});

export type ProductNode = z.infer<typeof ProductNode>;
export type VariantNode = z.infer<typeof VariantNode>;
export type CollectionNode = z.infer<typeof CollectionNode>;
export type MetafieldNode = z.infer<typeof MetafieldNode>;
