import type { NewsStatus, PrivacyRequest, TaskOutcome } from "#app/pages/activity/activity.ts";
import { listWords, plural } from "#app/ui/count-words.ts";
import type { Outcome } from "#app/ui/record-list.tsx";
import { formatDay } from "#app/ui/time-words.ts";

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

/** What was asked, and what came of it, in one or two sentences. */
export function describePrivacyRequest(request: PrivacyRequest, timeZone: string): string {
  const { topic, doneAt, dueAt, counts, exportUntil } = request;
  if (!doneAt) return `Tandem is on it. It is to be done by ${formatDay(dueAt, timeZone)}.`;
  if (topic === "shop/redact") return "Everything Tandem held of your shop was erased.";
  const held = heldWords(counts);
  if (topic === "customers/redact") return held ? `Forgotten: ${held}.` : "Tandem held nothing of this person.";
  if (exportUntil) {
    return `${held ? `Tandem holds ${held}` : "Tandem holds nothing"} of this person. Download it until ${formatDay(exportUntil, timeZone)} and pass it on.`;
  }
  return held ? `Tandem held ${held}. The download was kept for 30 days.` : "Tandem held nothing of this person.";
}

const HELD: Record<string, [one: string, many: string]> = {
  orders: ["order", "orders"],
  orderLines: ["order line", "order lines"],
};

/** The orders and lines among the counts; how many codes stand for a person says nothing to a merchant. */
function heldWords(counts: Record<string, number>): string {
  return listWords(
    Object.entries(HELD).flatMap(([name, [one, many]]) => {
      const count = counts[name] ?? 0;
      return count > 0 ? plural(count, one, many) : [];
    }),
  );
}
