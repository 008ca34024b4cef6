import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";

interface Ready {
  url: string;
  appOrigin: string;
  shops: { domain: string; admin: string; orders: number }[];
}

function startMain(args: string[]): ChildProcess {
  const credentials = ["--api-key", "key", "--api-secret", "secret"];
  const ports = ["--port", "0", "--app-port", "0", "--storefront-port", "0"];
  return spawn(process.execPath, ["test/local-store/main.ts", ...credentials, ...ports, ...args]);
}

/** Starts the process and waits for its line. */
async function untilReady(child: ChildProcess): Promise<Ready> {
  onTestFinished(() => void child.kill("SIGKILL"));
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => reject(new Error(`ended with ${code} before it was ready`)));
    if (child.stdout) createInterface({ input: child.stdout }).on("line", (line) => resolve(JSON.parse(line)));
  });
}

async function end(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  child.kill("SIGTERM");
  return ended;
}

test("the process says where it is, ends cleanly when asked to, and a second run goes on from the first", async () => {
  const data = mkdtempSync(join(tmpdir(), "local-store-main-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const args = ["--data", data, "--shop", "tea-room", "--count", "60", "--seed", "3"];
  const first = startMain(args);
  const ready = await untilReady(first);
  expect(ready.shops).toMatchObject([{ domain: "tea-room.myshopify.com", orders: 60 }]);
  const placed = await fetch(`${ready.url}/__control/shops/tea-room/place-order`, { method: "POST", body: "{}" });
  expect(placed.status).toBe(200);
  expect(await end(first)).toBe(0);

  const second = startMain(args);
  expect((await untilReady(second)).shops).toMatchObject([{ orders: 61 }]);
  expect(await end(second)).toBe(0);
});

test("without the app's credentials it says what is missing", async () => {
  const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV };
  const child = spawn(process.execPath, ["test/local-store/main.ts"], { env });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(1);
  expect(said).toContain("SHOPIFY_API_KEY");
});
