import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { keyedHash, seal, unseal } from "#app/runtime/seal.server.ts";

/** The same functions as a process with another TANDEM_KEY has them. */
async function withAnotherKey() {
  vi.resetModules();
  vi.stubEnv("TANDEM_KEY", randomBytes(32).toString("base64"));
  return import("#app/runtime/seal.server.ts");
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe("seal", () => {
  test("what is sealed is opened again, text and bytes alike", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(unseal(seal(text)).toString("utf8")).toBe(Buffer.from(text).toString("utf8"));
      }),
    );
    const bytes = randomBytes(64);
    expect(unseal(seal(bytes))).toEqual(bytes);
  });

  test("shows nothing of the secret, and never the same twice", () => {
    const secret = "shpat_0123456789";
    expect(seal(secret)).not.toContain(secret);
    expect(seal(secret)).not.toContain(Buffer.from(secret).toString("base64url"));
    expect(seal(secret)).not.toBe(seal(secret));
  });
});

describe("unseal", () => {
  test("refuses what another TANDEM_KEY sealed, and says so", async () => {
    const other = await withAnotherKey();
    expect(() => unseal(other.seal("secret"))).toThrow("TANDEM_KEY is not the one it was sealed with");
  });

  test("refuses a value with any part changed", () => {
    const parts = seal("shpat_0123456789").split(".");
    for (const index of [1, 2, 3]) {
      const changed = parts.map((part, at) => (at === index ? flipFirst(part) : part)).join(".");
      expect(() => unseal(changed), `part ${index}`).toThrow();
    }
  });

  test("refuses a shortened authentication tag, which would be easy to guess", () => {
    const [version, iv, tag = "", sealed] = seal("secret").split(".");
    const short = Buffer.from(tag, "base64url").subarray(0, 4).toString("base64url");
    expect(() => unseal([version, iv, short, sealed].join("."))).toThrow();
  });

  test.each(["", "plain", "v1.a.b", "v2.a.b.c", "v1...", "shpat_0123456789"])('refuses "%s"', (text) => {
    expect(() => unseal(text)).toThrow();
  });
});

describe("keyedHash", () => {
  test("the same parts give the same hash, other parts or another key another", async () => {
    expect(keyedHash("tombstone", "a", "1")).toBe(keyedHash("tombstone", "a", "1"));
    expect(keyedHash("tombstone", "a", "1")).not.toBe(keyedHash("tombstone", "a", "2"));
    expect(keyedHash("ab", "c")).not.toBe(keyedHash("a", "bc"));
    const other = await withAnotherKey();
    expect(other.keyedHash("tombstone", "a", "1")).not.toBe(keyedHash("tombstone", "a", "1"));
  });
});

function flipFirst(part: string): string {
  const bytes = Buffer.from(part, "base64url");
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString("base64url");
}
