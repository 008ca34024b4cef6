import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

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
  product: z.object({ metafields: z.object({ app: z.record(z.string(), z.unknown()) }) }).optional(),
  customer: z.object({ metafields: z.object({ app: z.record(z.string(), z.unknown()) }) }).optional(),
  discount: z.object({ metafields: z.object({ app: z.record(z.string(), z.unknown()) }) }).optional(),
});

export type Manifest = z.infer<typeof Manifest>;

/** What Shopify reads of the app. Not the local store's reader: the two must be able to disagree. */
export function parseManifest(text: string): Manifest {
  return Manifest.parse(parse(text));
}

export function readManifestText(): string {
  return readFileSync("shopify.app.toml", "utf8");
}
