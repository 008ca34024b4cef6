import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

/**
 * A UI extension of the app as its `shopify.extension.toml` declares it; one file may declare several.
 *
 * - *target*: a place in Shopify's pages (`purchase.checkout.block.render`), and the module that renders there.
 */
export interface UiExtension {
  folder: string;
  handle: string;
  apiVersion: string;
  /** In the sequence of the toml. */
  targets: UiTarget[];
  capabilities: Record<string, unknown>;
  settings: SettingsField[];
}

export interface UiTarget {
  target: string;
  module: string;
  /** What `appMetafields` tells of; `$app` is not resolved. */
  metafields: { namespace: string; key: string }[];
}

export interface SettingsField {
  key: string;
  type: string;
  name?: string | undefined;
}

const metafields = z.array(z.object({ namespace: z.string(), key: z.string() })).default([]);
const extension = z.object({
  type: z.string(),
  handle: z.string(),
  metafields,
  capabilities: z.record(z.string(), z.unknown()).default({}),
  targeting: z.array(z.object({ target: z.string(), module: z.string(), metafields })).default([]),
  settings: z
    .object({
      fields: z.array(z.object({ key: z.string(), type: z.string(), name: z.string().optional() })).default([]),
    })
    .default({ fields: [] }),
});
const manifest = z.object({ api_version: z.string().optional(), extensions: z.array(z.unknown()).default([]) });

/** All UI extensions in the folders below `folder`, by folder and then in the sequence of each toml. */
export function listUiExtensions(folder: string): UiExtension[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => readUiExtensions(join(folder, name)));
}

/** The UI extensions that the toml in this folder declares; none when it declares others, or when there is no toml. */
export function readUiExtensions(folder: string): UiExtension[] {
  const path = join(folder, "shopify.extension.toml");
  if (!existsSync(path)) return [];
  const { api_version, extensions } = manifest.parse(parse(readFileSync(path, "utf8")));
  return extensions.flatMap((one) => {
    if (z.object({ type: z.string() }).parse(one).type !== "ui_extension") return [];
    const { handle, targeting, capabilities, settings, metafields: shared } = extension.parse(one);
    const targets = targeting.map((at) => ({ ...at, metafields: at.metafields.length > 0 ? at.metafields : shared }));
    return [{ folder, handle, apiVersion: api_version ?? "", targets, capabilities, settings: settings.fields }];
  });
}

/** The extension with this handle in this folder. @throws Error naming those that are there */
export function requireUiExtension(folder: string, handle: string): UiExtension {
  const all = readUiExtensions(folder);
  const found = all.find((one) => one.handle === handle);
  if (!found)
    throw new Error(`${folder} has no UI extension ${handle}; it has ${all.map((one) => one.handle).join(", ")}`);
  return found;
}
