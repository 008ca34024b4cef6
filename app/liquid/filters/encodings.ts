import { createHash, createHmac } from "node:crypto";
import { toText } from "#app/liquid/values.ts";
import type { Filters, LiquidFilter } from "#app/liquid/world.ts";

/** Signs that a query leaves alone in JavaScript but not in Ruby. */
const LEFT_ALONE = /[!'()*]/g;

/** Digests, Base64 and addresses. */
export const encodingFilters: Filters = {
  md5: digest("md5"),
  sha1: digest("sha1"),
  sha256: digest("sha256"),
  hmac_sha1: signature("sha1"),
  hmac_sha256: signature("sha256"),
  base64_encode: (value) => Buffer.from(toText(value)).toString("base64"),
  base64_decode: (value) => Buffer.from(toText(value), "base64").toString(),
  base64_url_safe_encode: (value) =>
    Buffer.from(toText(value)).toString("base64").replaceAll("+", "-").replaceAll("/", "_"),
  base64_url_safe_decode: (value) => Buffer.from(toText(value), "base64url").toString(),
  url_encode: (value) => encodePart(value).replaceAll("%20", "+"),
  url_decode: (value) => decodeURIComponent(toText(value).replaceAll("+", " ")),
  url_escape: (value) => encodeURI(wellFormed(value)),
  url_param_escape: (value) => encodeURI(wellFormed(value)).replaceAll("&", "%26"),
};

/** A value as one part of an address. */
export function encodePart(value: unknown): string {
  return encodeURIComponent(wellFormed(value)).replace(LEFT_ALONE, (sign) =>
    `%${sign.charCodeAt(0).toString(16)}`.toUpperCase(),
  );
}

/** Half an emoji can't be encoded: it becomes the sign for what is unknown. */
function wellFormed(value: unknown): string {
  return toText(value).toWellFormed();
}

function digest(algorithm: string): LiquidFilter {
  return (value) => createHash(algorithm).update(toText(value)).digest("hex");
}

function signature(algorithm: string): LiquidFilter {
  return (value, { positional: [key] }) => createHmac(algorithm, toText(key)).update(toText(value)).digest("hex");
}
