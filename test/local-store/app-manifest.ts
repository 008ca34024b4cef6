import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import { type AppConfig, readAppConfig } from "./admin-api/app-config.ts";

/**
 * What Shopify learns of an app from its `shopify.app.toml`: scopes and webhook subscriptions.
 *
 * - *subscription*: one topic and the address to which it goes; relative addresses hang under `application_url`.
 */
export interface AppManifest {
  name: string;
  handle: string;
  /** The address by which Shopify knows the app. */
  applicationUrl: string | null;
  scopes: string[];
  optionalScopes: string[];
  webhookApiVersion: string;
  subscriptions: WebhookSubscription[];
  /** Metafield and metaobject definitions, and extensions, as the Admin API knows them. */
  config: AppConfig;
  /** The app's extensions, as App Bridge's `app.extensions()` lists them; empty unless set. */
  extensions: { handle: string; type: "ui_extension" | "theme_app_extension" }[];
}

export interface WebhookSubscription {
  topic: string;
  /** As in the toml: a path or an https address. */
  uri: string;
  name: string | null;
  includeFields: string[] | null;
}

const scopeList = z
  .union([z.string().transform((text) => text.split(",")), z.array(z.string())])
  .transform((scopes) => scopes.map((scope) => scope.trim()).filter((scope) => scope !== ""));

const tomlSchema = z.object({
  name: z.string().default("Tandem"),
  handle: z.string().optional(),
  application_url: z.string().optional(),
  access_scopes: z
    .object({ scopes: scopeList.default([]), optional_scopes: scopeList.default([]) })
    .default({ scopes: [], optional_scopes: [] }),
  webhooks: z
    .object({
      api_version: z.string().default("2026-10"),
      subscriptions: z
        .array(
          z.object({
            topics: z.array(z.string()).default([]),
            compliance_topics: z.array(z.string()).default([]),
            uri: z.string(),
            name: z.string().optional(),
            include_fields: z.array(z.string()).optional(),
          }),
        )
        .default([]),
    })
    .default({ api_version: "2026-10", subscriptions: [] }),
});

const extensionSchema = z.object({
  extensions: z.array(z.object({ type: z.string(), handle: z.string() })).default([]),
});

/**
 * Reads `shopify.app.toml` and the manifests of the extensions beside it (`extensions/*\/shopify.extension.toml`); throws
 * with the path when the file is not there or not readable as a manifest.
 */
export function readAppManifest(path: string): AppManifest {
  if (!existsSync(path)) throw new Error(`The local store finds no app manifest at ${path}`);
  return parseAppManifest(readFileSync(path, "utf8"), listExtensionManifests(join(dirname(path), "extensions")));
}

function listExtensionManifests(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder).map((name) => join(folder, name, "shopify.extension.toml"));
  return paths.filter((path) => existsSync(path)).map((path) => readFileSync(path, "utf8"));
}

/** The same from the text of the files. */
export function parseAppManifest(toml: string, extensionTomls: readonly string[] = []): AppManifest {
  const parsed = parse(toml);
  const extensions = extensionTomls.flatMap((text) => extensionSchema.parse(parse(text)).extensions);
  const functions = extensions.filter((one) => one.type === "function").map((one) => one.handle);
  const manifest = tomlSchema.parse(parsed);
  const subscriptions = manifest.webhooks.subscriptions.flatMap((subscription) =>
    [...subscription.topics, ...subscription.compliance_topics].map((topic) => ({
      topic,
      uri: subscription.uri,
      name: subscription.name ?? null,
      includeFields: subscription.include_fields ?? null,
    })),
  );
  return {
    name: manifest.name,
    handle: manifest.handle ?? "tandem",
    applicationUrl: manifest.application_url ?? null,
    scopes: manifest.access_scopes.scopes,
    optionalScopes: manifest.access_scopes.optional_scopes,
    webhookApiVersion: manifest.webhooks.api_version,
    subscriptions,
    config: readAppConfig(parsed, { functions }),
    extensions: [],
  };
}
