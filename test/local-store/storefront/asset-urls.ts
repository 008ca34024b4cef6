import { join } from "node:path";
import type { AppExtension } from "./app-extension.ts";
import { readNamedFile, type TextFile } from "./text-files.ts";
import { readThemeAsset } from "./theme.ts";

/** Addresses of the files that pages name. The mark of their content is in them, so browsers may keep them for good. */

export function themeAssetUrl(name: string): string {
  return `/cdn/shop/t/1/assets/${encodeURIComponent(name)}?v=${readThemeAsset(name)?.mark ?? ""}`;
}

export function appAssetUrl(extension: AppExtension, name: string): string {
  const mark = readAppAsset(extension, name)?.mark ?? "";
  return `/cdn/extensions/${extension.uid}/${extension.handle}/assets/${encodeURIComponent(name)}?v=${mark}`;
}

export function readAppAsset(extension: AppExtension, name: string): TextFile | null {
  return readNamedFile(join(extension.folder, "assets"), name);
}
