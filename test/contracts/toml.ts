import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const Definition = z.object({ access: z.object({ customer_account: z.string().default("none") }).prefault({}) });
const Owner = z.object({ metafields: z.object({ app: z.record(z.string(), Definition) }) }).optional();

const Manifest = z.object({
  application_url: z.string(),
  access_scopes: z.object({
    scopes: z.string().transform((text) => text.split(",")),
    optional_scopes: z.array(z.string()).default([]),
  }),
  auth: z.object({ redirect_urls: z.array(z.string()) }),
  webhooks: z.object({
    api_version: z.string(),
    subscriptions: z.array(
      z.object({
        topics: z.array(z.string()).default([]),
        compliance_topics: z.array(z.string()).default([]),
        uri: z.string(),
      }),
    ),
  }),
  product: Owner,
  customer: Owner,
  order: Owner,
  discount: Owner,
});

export type Manifest = z.infer<typeof Manifest>;

/** What Shopify reads of the app. Not the local store's reader: the two must be able to disagree. */
export function parseManifest(text: string): Manifest {
  return Manifest.parse(parse(text));
}

export function readManifestText(): string {
  return readFileSync("shopify.app.toml", "utf8");
}
