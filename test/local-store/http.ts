import type { IncomingMessage, ServerResponse } from "node:http";

/** One HTTP exchange as the doors of the local store see it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  /** Path and query under the host that was meant. */
  url: URL;
  /** The host that was meant, without a port: a Shopify host, or this machine. */
  host: string;
}

/** Answers an exchange, or gives back false to say "not mine". */
export type Door = (exchange: Exchange) => Promise<boolean> | boolean;

/** The whole body, at most `limit` bytes (default 20 MB); throws beyond. */
export async function readBody(request: IncomingMessage, limit = 20_000_000): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new Error(`The request's body is larger than ${limit} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON, or as a form's fields; null when it is neither. */
export async function readJsonOrForm(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request)).toString("utf8");
  if (/application\/x-www-form-urlencoded/.test(request.headers["content-type"] ?? "")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch {
    return null;
  }
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}

export function sendText(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}

export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
