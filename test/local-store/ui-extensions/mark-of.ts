import { createHash } from "node:crypto";

/** Twelve digits that change with the text. */
export function markOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
