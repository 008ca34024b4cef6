import { z } from "zod";

/**
 * Everything Tandem is told from outside, read in this one file and checked at start.
 * `.env.example` explains each entry; a contract test holds the two together.
 */
const Environment = z.object({
  SHOPIFY_API_KEY: z.string({ error: "is missing: the client id of the app, from the Dev Dashboard" }).min(1),
  SHOPIFY_API_SECRET: z.string({ error: "is missing: the client secret of the app" }).min(1),
  SHOPIFY_APP_URL: z.url({
    error: "must be the address at which Shopify reaches the app, e.g. https://tandem.example",
  }),
  TANDEM_KEY: z
    .string({ error: "is missing: 32 random bytes in base64, e.g. from `openssl rand -base64 32`" })
    .refine((text) => Buffer.from(text, "base64").length === 32, "must be exactly 32 bytes in base64"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must begin with postgresql://" }).optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  WORKER_POLL_SECONDS: z.coerce.number().min(0.5).max(60).default(2),
});

export type Config = {
  apiKey: string;
  apiSecret: string;
  appUrl: string;
  /** 32 bytes: encrypts tokens at rest and keys the hashes of tombstones. */
  masterKey: Buffer;
  databaseUrl: string | undefined;
  host: string;
  port: number;
  logLevel: z.infer<typeof Environment>["LOG_LEVEL"];
  isProduction: boolean;
  workerPollSeconds: number;
};

export class ConfigError extends Error {
  override name = "ConfigError";
}

/** The names read here, for the contract test against `.env.example`. */
export const configNames = Object.keys(Environment.shape);

/**
 * Reads the configuration from `environment`.
 * @throws ConfigError with one readable line for each entry that is missing or wrong.
 */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = Environment.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new ConfigError(
      `Tandem can't start: its configuration is incomplete (see .env.example).\n${lines.join("\n")}`,
    );
  }
  const env = result.data;
  return {
    apiKey: env.SHOPIFY_API_KEY,
    apiSecret: env.SHOPIFY_API_SECRET,
    appUrl: env.SHOPIFY_APP_URL.replace(/\/$/, ""),
    masterKey: Buffer.from(env.TANDEM_KEY, "base64"),
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    isProduction: env.NODE_ENV === "production",
    workerPollSeconds: env.WORKER_POLL_SECONDS,
  };
}

let current: Config | undefined;

/** The configuration of this process, read once. @throws ConfigError */
export function config(): Config {
  current ??= parseConfig(process.env);
  return current;
}
