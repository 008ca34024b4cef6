import { z } from "zod";

/**
 * What the app declares to Shopify: definitions from `shopify.app.toml` and the handles of its extensions.
 *
 * - *owner*: the toml's word for what carries a metafield: product, customer, shop, order, …
 */
export interface AppConfig {
  metafields: MetafieldDefinition[];
  metaobjects: MetaobjectDefinition[];
  /** Handles of discount functions. */
  functions: string[];
  /** Field ids of the web pixel's settings; null: the app has no pixel. */
  pixelSettings: string[] | null;
  /** Handles of Flow triggers. */
  flowTriggers: string[];
}

export interface MetafieldDefinition {
  owner: string;
  key: string;
  name: string;
  type: string;
  /** What customers may do with it through the Customer Account API. */
  customerAccount: "none" | "read" | "read_write";
  /** Whether the Storefront API shows it. */
  storefront: "none" | "public_read";
}

export interface MetaobjectDefinition {
  type: string;
  name: string;
  displayNameField: string | null;
  fields: { key: string; name: string; type: string; required: boolean }[];
}

const accessSchema = z.object({
  customer_account: z.enum(["none", "read", "read_write"]).default("none"),
  storefront: z.enum(["none", "public_read"]).default("none"),
});
const metafieldSchema = z.object({
  name: z.string().optional(),
  type: z.string(),
  access: accessSchema.prefault({}),
});
const ownerSchema = z.object({
  metafields: z.object({ app: z.record(z.string(), metafieldSchema).default({}) }).default({ app: {} }),
});
const fieldSchema = z.union([
  z.string().transform((type) => ({ type, name: undefined, required: false })),
  z.object({ type: z.string(), name: z.string().optional(), required: z.boolean().default(false) }),
]);
const metaobjectSchema = z.object({
  name: z.string().optional(),
  display_name_field: z.string().optional(),
  fields: z.record(z.string(), fieldSchema).default({}),
});

const OWNERS = [
  "article",
  "blog",
  "collection",
  "company",
  "company_location",
  "customer",
  "discount",
  "location",
  "market",
  "order",
  "page",
  "product",
  "shop",
  "variant",
];

/** Reads the definitions out of a parsed `shopify.app.toml`; throws when they are malformed. */
export function readAppConfig(
  toml: Record<string, unknown>,
  extensions: Partial<Pick<AppConfig, "functions" | "pixelSettings" | "flowTriggers">> = {},
): AppConfig {
  const metafields = OWNERS.filter((owner) => owner in toml).flatMap((owner) =>
    Object.entries(ownerSchema.parse(toml[owner]).metafields.app).map(([key, field]) => ({
      owner,
      key,
      name: field.name ?? key,
      type: field.type,
      customerAccount: field.access.customer_account,
      storefront: field.access.storefront,
    })),
  );
  const apps = z.object({ app: z.record(z.string(), metaobjectSchema).default({}) }).parse(toml.metaobjects ?? {});
  const metaobjects = Object.entries(apps.app).map(([type, definition]) => ({
    type,
    name: definition.name ?? type,
    displayNameField: definition.display_name_field ?? null,
    fields: Object.entries(definition.fields).map(([key, field]) => ({ ...field, key, name: field.name ?? key })),
  }));
  return {
    metafields,
    metaobjects,
    functions: extensions.functions ?? [],
    pixelSettings: extensions.pixelSettings ?? null,
    flowTriggers: extensions.flowTriggers ?? [],
  };
}
