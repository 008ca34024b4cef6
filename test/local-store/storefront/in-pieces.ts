import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** Bytes of one piece, and how long the next one takes: a browser paints in between. */
const PIECE = 200;
const PAUSE_MS = 20;

/**
 * The storefront behind a bad line: the body of its pages comes in small pieces, all else at once. It closes after the test.
 * @returns its address
 */
export async function openInPieces(storefrontUrl: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(storefrontUrl + request.url, { headers: { cookie: request.headers.cookie ?? "" } });
    const type = answer.headers.get("content-type") ?? "";
    response.writeHead(answer.status, { "content-type": type });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const body = type.startsWith("text/html") ? bytes.indexOf("<body") : bytes.length;
    response.write(bytes.subarray(0, body));
    for (let start = body; start < bytes.length; start += PIECE) {
      await setTimeout(PAUSE_MS);
      response.write(bytes.subarray(start, start + PIECE));
    }
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
