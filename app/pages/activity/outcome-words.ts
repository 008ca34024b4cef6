import type { NewsStatus, PrivacyRequest, TaskOutcome } from "#app/pages/activity/activity.ts";
import { listWords, plural } from "#app/ui/count-words.ts";
import type { Outcome } from "#app/ui/record-list.tsx";

// Grey is the ordinary: a page full of green ticks would hide the one that is red.
export const TASK_OUTCOMES: Record<TaskOutcome, Outcome> = {
  running: { word: "Running", tone: "info", progress: "partiallyComplete" },
  done: { word: "Done" },
  retrying: { word: "Will try again", tone: "warning" },
  failed: { word: "Failed", tone: "critical" },
  interrupted: { word: "Stopped", tone: "warning" },
};

export const NEWS_STATUSES: Record<NewsStatus, Outcome> = {
  waiting: { word: "Waiting", tone: "info", progress: "incomplete" },
  handled: { word: "Taken in" },
  ignored: { word: "Nothing to do" },
  failed: { word: "Failed", tone: "critical" },
};

export function toNewsStatus(status: string): NewsStatus {
  return status === "handled" || status === "ignored" || status === "failed" ? status : "waiting";
}

/** What was asked, and what came of it, in one sentence. */
export function describePrivacyRequest({ topic, doneAt, counts, hasExport }: PrivacyRequest): string {
  if (!doneAt) return "Tandem is on it. By law there are 30 days.";
  const rows = Object.entries(counts).filter(([, count]) => count > 0);
  if (rows.length === 0) return "Tandem held nothing of this person.";
  const held = listWords(rows.map(([table, count]) => tableWords(table, count)));
  if (topic === "customers/data_request") {
    return hasExport
      ? `Found ${held}. Download it and pass it on to your customer.`
      : `Found ${held}. The download is kept for 30 days only and is gone.`;
  }
  return `Forgotten: ${held}.`;
}

const TABLES: Record<string, [one: string, many: string]> = {
  orders: ["order", "orders"],
  lines: ["order line", "order lines"],
  orderLines: ["order line", "order lines"],
  customers: ["customer", "customers"],
  aliases: ["identifier", "identifiers"],
};

function tableWords(table: string, count: number): string {
  const [one, many] = TABLES[table] ?? [table, table];
  return plural(count, one, many);
}
