import { createServer, type RequestListener } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { aSmallWorld } from "#test/local-store/a-small-world.ts";
import { credentials, projectManifest } from "#test/local-store/a-test-store.ts";
import { startLocalStore } from "#test/local-store/start-local-store.ts";
import { allowFrame } from "./app-proxy.ts";
import { rewriteCdn } from "./rewrite-cdn.ts";

/** A store whose app answers with `listener`. */
async function startWithApp(listener: RequestListener, app: { publicUrl?: string } = {}) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const store = await startLocalStore({
    worlds: [aSmallWorld()],
    app: { ...credentials, ...app, url, manifest: projectManifest() },
  });
  onTestFinished(async () => {
    await store.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return store;
}

describe("the app's proxy", () => {
  test("passes method, path, headers and body on, and the answer back", async () => {
    const store = await startWithApp(async (request, response) => {
      let size = 0;
      for await (const chunk of request) size += chunk.length;
      const { method, url, headers } = request;
      response.writeHead(201, { "x-answer": "yes", "content-type": "application/octet-stream" });
      response.end(
        JSON.stringify({ method, url, size, token: headers.authorization, host: headers["x-forwarded-host"] }),
      );
    });
    const body = new Uint8Array(3_000_000);
    const answer = await fetch(`${store.appOrigin}/app/import?x=1`, {
      method: "POST",
      body,
      headers: { authorization: "Bearer t" },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("x-answer")).toBe("yes");
    expect(await answer.json()).toEqual({
      method: "POST",
      url: "/app/import?x=1",
      size: body.length,
      token: "Bearer t",
      host: new URL(store.appOrigin).host,
    });
  });

  test("widens frame-ancestors to the local admin and nothing else", async () => {
    const csp = "default-src 'self'; frame-ancestors https://a.myshopify.com https://admin.shopify.com;";
    const store = await startWithApp((_request, response) => {
      response.writeHead(200, { "content-security-policy": csp, "x-frame-options": "SAMEORIGIN" }).end();
    });
    const { headers } = await fetch(store.appOrigin);
    expect(headers.get("content-security-policy")).toBe(
      `default-src 'self'; frame-ancestors ${store.url} https://a.myshopify.com https://admin.shopify.com;`,
    );
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
  });

  test("serves Shopify's CDN from itself in pages, scripts, styles and data, and leaves other bodies alone", async () => {
    const text = 'src="https://cdn.shopify.com/shopifycloud/app-bridge.js"';
    const store = await startWithApp((request, response) => {
      response.writeHead(200, {
        "content-type": request.url === "/file" ? "text/csv" : "text/html; charset=utf-8",
        "content-length": Buffer.byteLength(text),
        link: "<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel=preload",
      });
      response.end(text);
    });
    const page = await fetch(`${store.appOrigin}/page`);
    expect(await page.text()).toBe(`src="${store.appOrigin}/__cdn/shopifycloud/app-bridge.js"`);
    expect(page.headers.get("link")).toContain(`${store.appOrigin}/__cdn/`);
    expect(await (await fetch(`${store.appOrigin}/file`)).text()).toBe(text);
  });

  test("rewrites an address that arrives cut in two, and passes the rest on as it comes", async () => {
    let finish = () => {};
    const store = await startWithApp((_request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.write("<p>first</p> https://cdn.shop");
      finish = () => response.end("ify.com/a.css <p>é</p>");
    });
    const answer = await fetch(store.appOrigin);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe("<p>first</p> ");
    finish();
    let rest = "";
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      rest += new TextDecoder().decode(part.value);
    }
    expect(rest).toBe(`${store.appOrigin}/__cdn/a.css <p>é</p>`);
  });

  test("keeps redirects to the app's own address on its own", async () => {
    const to: Record<string, string> = {
      "/public": "https://tandem.example/auth?x=1",
      "/foreign": "https://admin.shopify.com/store/x",
    };
    const store = await startWithApp((request, response) => {
      response.writeHead(302, { location: to[request.url ?? ""] }).end();
    });
    const locationOf = async (path: string) =>
      (await fetch(store.appOrigin + path, { redirect: "manual" })).headers.get("location");
    expect(await locationOf("/public")).toBe("/auth?x=1");
    expect(await locationOf("/foreign")).toBe(to["/foreign"]);
  });

  test("says in plain words that the app does not answer", async () => {
    const store = await startLocalStore({
      worlds: [aSmallWorld()],
      app: { ...credentials, url: "http://127.0.0.1:9", manifest: projectManifest() },
    });
    onTestFinished(() => store.close());
    const answer = await fetch(store.appOrigin);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain("The app does not answer");
  });
});

test("a policy that forbids all frames allows the local admin", () => {
  expect(allowFrame("frame-ancestors 'none';", "localhost:4101", { framePort: 4100 })).toBe(
    "frame-ancestors http://localhost:4100;",
  );
});

test("an escaped address in data is rewritten in its own spelling", () => {
  const escaped = String.raw`"https:\/\/cdn.shopify.com\/s\/mug.svg"`;
  expect(rewriteCdn(escaped, "http://127.0.0.1:1/__cdn/")).toBe(String.raw`"http:\/\/127.0.0.1:1\/__cdn\/s\/mug.svg"`);
});
