import { parsePage } from "#app/ui/parse-page.ts";

/**
 * Words of this page.
 * - *task*: a job of ours, shown once with its newest try.
 * - *news*: what a webhook of Shopify's told us.
 * - *privacy request*: what Shopify asked us to do for someone's privacy.
 */
export const VIEWS = ["tasks", "news", "privacy"] as const;
export type View = (typeof VIEWS)[number];

/** What is asked of the page in its address. */
export type Asked = { view: View; show: "all" | "failed"; page: number };

/** `interrupted`: the worker was stopped in the middle; the task is taken up again. */
export type TaskOutcome = "running" | "done" | "retrying" | "failed" | "interrupted";

export type Task = {
  jobId: string;
  attempt: number;
  kind: string;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: TaskOutcome;
  /** What it did, or why it failed. */
  reason: string | null;
};

export type NewsStatus = "waiting" | "handled" | "ignored" | "failed";

export type News = {
  id: string;
  topic: string;
  receivedAt: Date;
  handledAt: Date | null;
  status: NewsStatus;
  reason: string | null;
  /** What it is about in the merchant's words, e.g. an order's name. */
  subject: string | null;
};

export type PrivacyRequest = {
  id: string;
  topic: string;
  requestedAt: Date;
  /** By when it must be done. */
  dueAt: Date;
  doneAt: Date | null;
  counts: Record<string, number>;
  /** Until when the export can be downloaded; null: there is none. */
  exportUntil: Date | null;
};

/** One page of records, newest first. */
export type Records<T> = { records: T[]; hasMore: boolean };

export type Activity = {
  now: Date;
  timeZone: string;
  asked: Asked;
  /** How many need attention, by view. */
  failed: { tasks: number; news: number };
  isRunning: boolean;
} & (
  | ({ view: "tasks" } & Records<Task>)
  | ({ view: "news" } & Records<News>)
  | ({ view: "privacy" } & Records<PrivacyRequest>)
);

export const RECORDS_A_PAGE = 25;

/** What the page's address asks for; anything strange is read as the first page of all tasks. */
export function parseAsked(search: URLSearchParams): Asked {
  const view = VIEWS.find((one) => one === search.get("view")) ?? "tasks";
  return {
    view,
    show: view !== "privacy" && search.get("show") === "failed" ? "failed" : "all",
    page: parsePage(search),
  };
}

/** The page's address for what is asked. */
export function toAddress({ view, show, page }: Partial<Asked>): string {
  const search = new URLSearchParams();
  if (view && view !== "tasks") search.set("view", view);
  if (show === "failed") search.set("show", "failed");
  if (page && page > 1) search.set("page", String(page));
  return search.size > 0 ? `/app/activity?${search}` : "/app/activity";
}
