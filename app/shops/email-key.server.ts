import { type Database, db } from "#app/runtime/database.server.ts";
import { keyedHash, seal, unseal } from "#app/runtime/seal.server.ts";

/**
 * The key of a shop's e-mail hashes, sealed as `Shop.emailKey` holds it.
 *
 * It follows from TANDEM_KEY and the shop's name, and is not random: a shop whose data were erased and that comes back
 * gets the same key again, so the tombstones of redacted addresses still match, and an old file can't bring them back.
 */
export function makeSealedEmailKey(shop: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(seal(deriveEmailKey(shop))));
}

/** The shop's e-mail key, opened; of a shop we hold nothing of, the key it would have. */
export async function getEmailKey(shop: string, tx: Database = db()): Promise<Buffer> {
  const row = await tx.shop.findUnique({ where: { shop }, select: { emailKey: true } });
  return row ? unseal(Buffer.from(row.emailKey).toString("utf8")) : deriveEmailKey(shop);
}

function deriveEmailKey(shop: string): Buffer {
  return Buffer.from(keyedHash("e-mail key", shop), "base64url");
}
