import type { Concern, Reading } from "#app/pages/home/home.ts";
import { plural } from "#app/ui/count-words.ts";
import { taskWords } from "#app/ui/task-words.ts";

/** What the page's loader found that may need the merchant. */
export type Troubles = {
  accessLostAt: Date | null;
  readings: Reading[];
  /** The newest uploaded file of each kind, where it ended badly. */
  files: { id: string; fileName: string | null; status: "partial" | "failed"; message: string | null }[];
  /** Tasks whose newest run failed for good. */
  tasks: { jobId: string; attempt: number; kind: string; reason: string | null }[];
  failedNews: number;
};

/** Kinds of work whose failure a reading already tells in its own words. */
const TOLD_BY_READING: Record<string, Reading["what"]> = {
  "catalog.backfill": "products",
  "orders.backfill": "orders",
};

/** Everything that needs attention, the gravest first. */
export function listConcerns(troubles: Troubles): Concern[] {
  const found = [
    ...accessConcern(troubles),
    ...troubles.readings.flatMap(readingConcern),
    ...troubles.tasks.filter((task) => !isTold(task.kind, troubles.readings)).map(taskConcern),
    ...newsConcern(troubles.failedNews),
    ...troubles.files.map(fileConcern),
  ];
  return found.sort((a, b) => Number(b.tone === "critical") - Number(a.tone === "critical"));
}

function accessConcern({ accessLostAt }: Troubles): Concern[] {
  if (!accessLostAt) return [];
  return [
    {
      id: "access",
      tone: "critical",
      title: "Shopify has ended Tandem's access to your shop",
      text: "Opening Tandem renews it, so this message should go away by itself in a minute. If it stays, uninstall Tandem and install it again; what it has read is kept for 48 hours.",
      action: null,
    },
  ];
}

function readingConcern({ what, state, message }: Reading): Concern[] {
  if (state !== "failed" && state !== "partial") return [];
  return [
    {
      id: `reading-${what}`,
      tone: state === "failed" ? "critical" : "warning",
      title: state === "failed" ? `Your ${what} could not be read` : `Some of your ${what} could not be read`,
      text: message ?? "No reason was given.",
      action: { content: "Read again", retry: { intent: "read-again", what } },
    },
  ];
}

function taskConcern({ jobId, attempt, kind, reason }: Troubles["tasks"][number]): Concern {
  return {
    id: `task-${jobId}`,
    tone: "warning",
    title: `A task did not work: ${taskWords(kind).toLowerCase()}`,
    text: reason ?? "No reason was given.",
    action: { content: "Try again", retry: { intent: "retry-task", jobId, attempt } },
  };
}

function newsConcern(count: number): Concern[] {
  if (count === 0) return [];
  return [
    {
      id: "news",
      tone: "warning",
      title: `${plural(count, "message")} from Shopify could not be used`,
      text: "Tandem was told of a change in your shop but could not take it in. The rest is not affected.",
      action: { content: "See and try again", url: "/app/activity?view=news&show=failed" },
    },
  ];
}

function fileConcern({ id, fileName, status, message }: Troubles["files"][number]): Concern {
  const name = fileName ?? "A file you uploaded";
  return {
    id: `file-${id}`,
    tone: "warning",
    title: status === "failed" ? `${name} could not be imported` : `${name} was imported in part`,
    text: message ?? "See which rows could not be read, and why.",
    action: { content: "See the import", url: `/app/import/${id}` },
  };
}

function isTold(kind: string, readings: Reading[]): boolean {
  return readings.some(
    ({ what, state }) => TOLD_BY_READING[kind] === what && (state === "failed" || state === "partial"),
  );
}
