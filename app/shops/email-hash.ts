import { createHmac } from "node:crypto";

/**
 * What we know an e-mail address by: HMAC-SHA256 under the shop's own key (`Shop.emailKey`, unsealed), in base64url, so
 * that it can't be turned back and two shops' customers can't be joined. Spaces around the address and letter case don't
 * count: Shopify lower-cases addresses in some places and not in others.
 * @returns null for an empty address.
 */
export function hashEmail(emailKey: Buffer, email: string): string | null {
  const address = email.trim().toLowerCase();
  return address === "" ? null : createHmac("sha256", emailKey).update(address, "utf8").digest("base64url");
}
