import { createHash, randomBytes } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

export const USAGE = `npm run demo -- [options]
  --orders FILE     Shopify's orders export (CSV, gzip or plain) instead of the generated shop
  --products FILE   Shopify's products export
  --count N         how many orders the generated shop has (6000)
  --seed N          another generated shop (1)
  --port N          port of the shop's admin (4100)
  --report FILE     wait until all is read, write what was found as JSON, and end
  --dev             for working on Tandem: pages reload as they are written, the worker restarts
  --built           take the application as it was built last
  --fresh           forget what an earlier run left, and begin anew`;

export type DemoOptions = {
  orders?: string;
  products?: string;
  count?: string;
  seed: string;
  port: number;
  report?: string;
  fresh: boolean;
  dev: boolean;
  built: boolean;
};

export class DemoError extends Error {
  override name = "DemoError";
}

/** What was asked for on the command line. @throws DemoError in plain words */
export function parseDemoOptions(args: string[]): DemoOptions | "help" {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const options = {
    orders: text,
    products: text,
    count: text,
    seed: text,
    port: text,
    report: text,
    fresh: flag,
    dev: flag,
    built: flag,
    help: flag,
  };
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new DemoError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
  if (values.help) return "help";
  for (const file of [values.orders, values.products]) {
    if (file !== undefined && !existsSync(file)) throw new DemoError(`There is no file ${file}.`);
  }
  if (values.products !== undefined && values.orders === undefined) {
    throw new DemoError("--products goes with --orders: give both exports of the shop.");
  }
  const port = Number(values.port ?? 4100);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new DemoError(`--port ${values.port} is no port.`);
  return {
    ...values,
    seed: values.seed ?? "1",
    port,
    fresh: values.fresh ?? false,
    dev: values.dev ?? false,
    built: values.built ?? false,
  };
}

/** The shop's handle: the same for the same data, so that a second run goes on from what the first left. */
export async function chooseHandle({ orders, products, seed, count }: DemoOptions): Promise<string> {
  if (orders === undefined) {
    const other = [seed === "1" ? "" : `seed${seed}`, count ? `${count}orders` : ""].filter(Boolean).join("-");
    return other ? `birch-and-brook-${other}` : "birch-and-brook";
  }
  const hash = createHash("sha256");
  for (const file of [orders, products]) {
    if (file !== undefined) for await (const chunk of createReadStream(file)) hash.update(chunk);
  }
  return `exports-${hash.digest("hex").slice(0, 8)}`;
}

/** The demo's own credentials, made once for this checkout: tokens sealed by the first run open in the second. */
export function keepSecrets(folder: string): { apiKey: string; apiSecret: string; masterKey: string } {
  const file = path.join(folder, "demo-secrets.json");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const random = () => randomBytes(32).toString("base64");
    const secrets = { apiKey: "tandem-demo", apiSecret: random(), masterKey: random() };
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
