import { pino } from "pino";

/**
 * Structured logs, one JSON object a line on standard output.
 *
 * Log ids, counts and outcomes; never a token, an e-mail address, a name or a payload. The paths below are the second
 * line of defence for objects that carry a secret by accident.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: [
      "accessToken",
      "refreshToken",
      "email",
      "*.accessToken",
      "*.refreshToken",
      "*.email",
      "*.headers.authorization",
      '*.headers["x-shopify-access-token"]',
      "session",
      "*.session",
    ],
    censor: "[redacted]",
  },
  serializers: { err: (error: unknown) => describeError(error) },
});

/** The parts of an error that are safe to log: its class, message and stack, not the request it carried. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  return { name: error.name, message: error.message, stack: error.stack };
}
