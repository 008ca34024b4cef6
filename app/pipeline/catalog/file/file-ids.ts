import { createHash } from "node:crypto";

/** An export has no ids. Negative ones can't be Shopify's; made of the handle, the same product gets the same again. */
export function fileProductId(handle: string): bigint {
  return negativeId("product", handle);
}

export function fileVariantId(handle: string, optionValues: readonly string[]): bigint {
  return negativeId("variant", handle, ...optionValues);
}

/** 63 bits of SHA-256: among a million products, two with one id are less likely than one in ten million. */
function negativeId(...parts: string[]): bigint {
  const digest = createHash("sha256").update(parts.join("\0")).digest();
  return -(digest.readBigUInt64BE(0) >> 1n) - 1n;
}
