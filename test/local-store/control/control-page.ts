import type { StoreParts } from "#test/local-store/store-parts.ts";

/** The page at `/__control`. */
export function controlPage(_parts: StoreParts): string {
  return "<!doctype html><title>Controls</title>";
}
