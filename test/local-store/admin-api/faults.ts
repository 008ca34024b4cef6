import type { UserError } from "./errors.ts";

/** What a test can break on purpose. The local store reads these fields at each call; counters count down to zero. */
export interface AdminFaults {
  /** The next N requests are answered THROTTLED (HTTP 200). */
  throttleNext: number;
  /** The next N requests fail before they do anything. */
  failNext: { times: number; status: 500 | 502 | 503 | 504 } | null;
  /** The next N requests are carried out, but their answer is lost (502). */
  loseAnswerNext: number;
  /** The next N requests hang for `ms` real milliseconds and then end in 504. */
  hangNext: { times: number; ms: number } | null;
  /** The next call of this mutation answers these user errors and changes nothing. */
  userErrorsNext: { mutation: string; userErrors: UserError[] } | null;
  /** The download of a bulk result breaks off after this many bytes, this many times. */
  truncateBulkDownload: { atByte: number; times: number } | null;
  /** The stored result file itself ends in the middle of a line after this many bytes. */
  truncateBulkFileAtByte: number | null;
  /** The next bulk operation fails after this many objects; what was written is at `partialDataUrl`. */
  failBulkNext: { afterObjects: number; errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" } | null;
  /** Real milliseconds that a bulk operation rests after each page of roots. */
  bulkPageDelayMs: number;
}

export function createAdminFaults(): AdminFaults {
  return {
    throttleNext: 0,
    failNext: null,
    loseAnswerNext: 0,
    hangNext: null,
    userErrorsNext: null,
    truncateBulkDownload: null,
    truncateBulkFileAtByte: null,
    failBulkNext: null,
    bulkPageDelayMs: 0,
  };
}
