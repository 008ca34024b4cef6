import { readdirSync } from "node:fs";
import { z } from "zod";
import { steps } from "#app/pipeline/index.ts";
import { db } from "#app/runtime/database.server.ts";
import { USER_AGENT } from "#test/local-store/open-app.ts";

type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => unknown;
type Route = { loader?: Handler; action?: Handler };

/** Every file of app/routes. */
export const routeFiles = readdirSync("app/routes").filter((name) => /\.tsx?$/.test(name));

export async function loadRoute(file: string): Promise<Route> {
  // With the extension in the pattern, or Vite could not tell which files are meant.
  const [name, isPage] = [file.replace(/\.tsx?$/, ""), file.endsWith("x")];
  return isPage ? import(`../../../app/routes/${name}.tsx`) : import(`../../../app/routes/${name}.ts`);
}

export type Visit = {
  path: string;
  params?: Record<string, string>;
  /** As pairs where a field comes more than once. */
  form?: Record<string, string> | [name: string, value: string][];
  body?: string;
};

/** What a route answers, thrown or returned, as text. */
export async function visit(file: string, request: Request, params: Record<string, string> = {}): Promise<string> {
  const route = await loadRoute(file);
  const handler = request.method === "GET" ? route.loader : route.action;
  if (!handler) return "no handler";
  const answer = await Promise.resolve()
    .then(() => handler({ request, params, context: {} }))
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Response) {
    return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
  }
  if (answer instanceof Error) throw answer;
  return JSON.stringify(answer, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}

/** A request as App Bridge makes it within the admin; without `token`, as the frame's first load. */
export function request(
  { path, form, body }: Visit,
  { token, query = new URLSearchParams() }: { token?: string; query?: URLSearchParams },
): Request {
  const address = new URL(path, "https://tandem.example");
  for (const [name, value] of query) address.searchParams.set(name, value);
  const headers = { "user-agent": USER_AGENT, ...(token && { authorization: `Bearer ${token}` }) };
  const sent = form ? new URLSearchParams(form) : body;
  return new Request(address, sent === undefined ? { headers } : { method: "POST", headers, body: sent });
}

/** Runs every job that waits for this shop, once, as a worker would. @returns their kinds */
export async function workOffQueue(shop: string): Promise<string[]> {
  const rows = await db().$queryRaw`
    delete from pgboss.job where data ->> 'shop' = ${shop} and state = 'created' returning name`;
  const kinds = z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map((row) => row.name);
  const context = { now: new Date(), clock: () => new Date(), signal: new AbortController().signal, isLastTry: true };
  for (const kind of kinds) {
    await steps.find((step) => step.job.kind === kind)?.job.run({ shop }, context);
  }
  return kinds;
}
