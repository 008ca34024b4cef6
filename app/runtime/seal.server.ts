import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { config } from "#app/runtime/config.server.ts";

/** Marks a sealed value and the way it was sealed, so that the way can change. */
const VERSION = "v1";
const TAG_BYTES = 16;

/** Encrypts a secret for storage: AES-256-GCM under a key derived from TANDEM_KEY. */
export function seal(secret: string | Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", derivedKey("seal"), iv);
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return [
    VERSION,
    iv.toString("base64url"),
    cipher.getAuthTag().toString("base64url"),
    sealed.toString("base64url"),
  ].join(".");
}

/**
 * Decrypts what `seal` made.
 * @throws Error when it was changed, or sealed under another TANDEM_KEY.
 */
export function unseal(text: string): Buffer {
  const [version, iv, tag, sealed] = text.split(".");
  if (version !== VERSION || iv === undefined || tag === undefined || sealed === undefined) {
    throw new Error("This value was not sealed by Tandem.");
  }
  try {
    // The whole tag, or none: Node would take one of 4 bytes too, which can be guessed.
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv("aes-256-gcm", derivedKey("seal"), Buffer.from(iv, "base64url"), options);
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(sealed, "base64url")), decipher.final()]);
  } catch {
    throw new Error(
      "A stored secret can't be opened: TANDEM_KEY is not the one it was sealed with, or the value was changed.",
    );
  }
}

/** A keyed hash that can't be turned back without TANDEM_KEY; the same input gives the same hash. */
export function keyedHash(...parts: string[]): string {
  return createHmac("sha256", derivedKey("hash")).update(parts.join("\0")).digest("base64url");
}

const derived = new Map<string, Buffer>();

/** One key a purpose (HKDF), so that what leaks of one says nothing of the other. */
function derivedKey(purpose: string): Buffer {
  let key = derived.get(purpose);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", config().masterKey, Buffer.alloc(0), `tandem ${purpose}`, 32));
    derived.set(purpose, key);
  }
  return key;
}
