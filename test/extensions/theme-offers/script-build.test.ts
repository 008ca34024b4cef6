import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

const ASSETS = "extensions/theme-offers/assets";

describe("the files that Shopify serves", () => {
  test("are what their modules build to", () => {
    const { status, stderr } = spawnSync(process.execPath, ["extensions/theme-script/build.ts", "--check"]);
    expect(String(stderr)).toBe("");
    expect(status).toBe(0);
  });

  test.each(["tandem.js", "tandem.css"])("%s takes at most 6 KB on its way", (name) => {
    expect(gzipSync(readFileSync(`${ASSETS}/${name}`), { level: 6 }).length).toBeLessThanOrEqual(6 * 1024);
  });
});
