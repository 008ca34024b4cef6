import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

const ASSETS = "extensions/theme-offers/assets";

describe("the files that Shopify serves", () => {
  test("are what their modules build to", () => {
    const { status, stderr } = spawnSync(process.execPath, ["extensions/theme-script/build.ts", "--check"]);
    expect(String(stderr)).toBe("");
    expect(status).toBe(0);
  });

  test.each(["js", "css"])("all .%s of a page with every block takes at most 6 KB on its way", (ending) => {
    const files = readdirSync(ASSETS).filter((file) => file.endsWith(`.${ending}`));
    const bytes = files.map((file) => gzipSync(readFileSync(`${ASSETS}/${file}`), { level: 9 }).length);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(6 * 1024);
  });
});
