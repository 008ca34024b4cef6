import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readBody } from "./http.ts";

/** One request that the stub app got. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface StubApp {
  url: string;
  seen: SeenRequest[];
  /** What webhooks (`POST /webhooks/…`) are answered, first to last; 200 when the list is empty. `hang` never answers. */
  webhookAnswers: (number | "hang")[];
  close(): Promise<void>;
}

/**
 * A tiny embedded app for tests of the local store itself: pages that use App Bridge, a bounce page, JSON for signed-in
 * requests only, and webhooks.
 */
export async function startStubApp(): Promise<StubApp> {
  const seen: SeenRequest[] = [];
  const webhookAnswers: (number | "hang")[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = "GET", url: path = "/", headers } = request;
      seen.push({ method, path, headers, body: body.toString("utf8") });
      answer(new URL(path, "http://app"), request, response, body, webhookAnswers);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The stub app does not listen on a port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    webhookAnswers,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let retryOnce = false;

function answer(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  webhookAnswers: (number | "hang")[],
): void {
  const json = (status: number, value: unknown, headers = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
  };
  if (url.pathname.startsWith("/webhooks/")) {
    const said = webhookAnswers.shift() ?? 200;
    if (said !== "hang") response.writeHead(said).end();
  } else if (url.pathname === "/data") {
    const isAsked = url.searchParams.has("retry") && !retryOnce;
    retryOnce = isAsked;
    if (isAsked) json(401, {}, { "x-shopify-retry-invalid-session-request": "1" });
    else json(200, { authorization: request.headers.authorization, bytes: body.length });
  } else if (url.pathname === "/auth/session-token") {
    html(response, url, `<script data-api-key="key" src="${APP_BRIDGE}"></script>`);
  } else if (url.pathname === "/bounce") {
    const target = `http://127.0.0.1:9/app?${url.searchParams}`;
    const query = new URLSearchParams({ ...Object.fromEntries(url.searchParams), "shopify-reload": target });
    response.writeHead(302, { location: `/auth/session-token?${query}` }).end();
  } else html(response, url, appPage(url));
}

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

function html(response: ServerResponse, url: URL, body: string): void {
  const shop = url.searchParams.get("shop");
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `frame-ancestors https://${shop} https://admin.shopify.com;`,
    link: `<${APP_BRIDGE}>; rel="preload"; as="script";`,
  });
  response.end(`<!doctype html><html><head><title>Stub</title></head>${body}</html>`);
}

function appPage(url: URL): string {
  return `<body style="font:14px system-ui;margin:24px;background:#f1f1f1">
    <script data-api-key="key" src="${APP_BRIDGE}"></script>
    <ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/import">Import</a><a href="/app/activity">Activity</a></ui-nav-menu>
    <ui-title-bar title="Overview"><button variant="primary" id="title-button">Do it</button></ui-title-bar>
    <h1 id="page">${url.pathname}</h1>
    <button id="toast">Toast</button> <button id="pick">Pick</button> <button id="ask">Ask for scopes</button>
    <button id="modal">Modal</button> <button id="out">Leave</button>
    <ui-save-bar id="bar"><button variant="primary" id="save"></button><button id="discard"></button></ui-save-bar>
    <ui-modal id="sure"><p>Are you sure?</p><ui-title-bar title="Sure?"><button variant="primary" id="yes">Yes</button></ui-title-bar></ui-modal>
    <label>Name <input id="name"></label>
    <pre id="out-text"></pre>
    <script>
      const say = (value) => { document.getElementById("out-text").textContent = JSON.stringify(value); };
      const on = (id, type, run) => document.getElementById(id).addEventListener(type, run);
      on("toast", "click", () => shopify.toast.show("Saved", { action: "Undo", onAction: () => say("undone") }));
      on("pick", "click", async () => say(await shopify.resourcePicker({ type: "product", multiple: true })));
      on("ask", "click", async () => say(await shopify.scopes.request(["read_all_orders"])));
      on("modal", "click", () => shopify.modal.show("sure"));
      on("yes", "click", () => { say("yes"); shopify.modal.hide("sure"); });
      on("out", "click", () => open("shopify://admin/products/1", "_top"));
      on("title-button", "click", () => say("title"));
      on("name", "input", () => shopify.saveBar.show("bar"));
      on("save", "click", () => { say("saved " + document.getElementById("name").value); shopify.saveBar.hide("bar"); });
      on("discard", "click", () => { document.getElementById("name").value = ""; shopify.saveBar.hide("bar"); });
      addEventListener("shopify:navigate", (event) => {
        history.pushState(null, "", event.target.getAttribute("href"));
        document.getElementById("page").textContent = location.pathname;
      });
    </script></body>`;
}
