import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { isShopifyHost } from "./redirect.ts";

/** Runs a script in a Node of its own with the preload, against a server that says which host was meant. */
async function runWithPreload(script: string): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.end(`${request.headers["x-local-store-host"]} ${request.method} ${request.url} ${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const args = ["--import", "./test/local-store/redirect.ts", "--input-type=module", "--eval", script];
  const child = spawn(process.execPath, args, { env: { ...process.env, LOCAL_STORE_URL: url } });
  let out = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      out += chunk;
    });
  }
  await new Promise((resolve) => child.on("close", resolve));
  return out.trim();
}

const say = (request: string) => `console.log(await (await ${request}).text())`;

test("Node's own fetch reaches the local store at Shopify's addresses, with method, path and body", async () => {
  const request = `fetch("https://a.myshopify.com/admin/x?y=1", { method: "POST", body: "hello" })`;
  expect(await runWithPreload(say(request))).toBe("a.myshopify.com POST /admin/x?y=1 hello");
});

test("a request that carries headers and a stream keeps both", async () => {
  const request = `fetch(new Request("https://storage.googleapis.com/s/f", {
    method: "PUT", headers: { "x-a": "1" }, duplex: "half", body: new Blob(["streamed"]).stream() }))`;
  expect(await runWithPreload(say(request))).toBe("storage.googleapis.com PUT /s/f streamed");
});

test("this machine's own addresses are left alone", async () => {
  expect(await runWithPreload(say("fetch(process.env.LOCAL_STORE_URL + '/own')"))).toBe("undefined GET /own");
});

test("any other host is refused by name", async () => {
  const script = `try { await fetch("https://example.com/") } catch (error) { console.log(error.cause.message) }`;
  expect(await runWithPreload(script)).toBe(
    "Refused a request to example.com: with the local store, only Shopify's hosts and this machine are reachable",
  );
});

test("a host that only looks like Shopify's is not taken for it", () => {
  expect(isShopifyHost("a.myshopify.com")).toBe(true);
  expect(isShopifyHost("a.myshopify.com.evil.example")).toBe(false);
  expect(isShopifyHost("evilmyshopify.com")).toBe(false);
});
