import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Door, headerOf, sendJson } from "./http.ts";
import { HOST_HEADER } from "./redirect.ts";

/** One listening port of the local store. */
export interface Port {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 and hands each exchange to the first door that takes it. Port 0 is any free one. */
export async function openPort(port: number, doors: () => Door[]): Promise<Port> {
  const server = createServer((request, response) => {
    answer(doors(), request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { errors: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  });
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The local store does not listen on a port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(doors: Door[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const named = headerOf(request, HOST_HEADER) ?? headerOf(request, "host") ?? "127.0.0.1";
  const url = new URL(request.url ?? "/", `http://${named}`);
  for (const door of doors) {
    if (await door({ request, response, method: request.method ?? "GET", url, host: url.hostname })) return;
  }
  sendJson(response, 404, { errors: "Not Found" });
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}
