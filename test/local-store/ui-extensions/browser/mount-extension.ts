import type { RemoteConnection } from "@remote-dom/core";
import { DOMRemoteReceiver } from "@remote-dom/core/receivers";
import type { HostPage } from "#test/local-store/ui-extensions/extension-host.ts";
import type { HostCall, ToPage, ToWorker } from "#test/local-store/ui-extensions/messages.ts";
import { answerCall } from "./answer-call.ts";
import { checkRecords } from "./check-records.ts";
import type { LivePage } from "./live-page.ts";

/** Runs one extension in a worker of its own and shows at its place what it renders. */
export function mountExtension(page: LivePage, { extension, ...start }: HostPage["mounts"][number]): void {
  const place = document.querySelector<HTMLElement>(`[data-extension-target="${start.target}"]`);
  if (!place) return;
  const root = document.createElement("div");
  root.className = "extension";
  root.dataset.extension = extension;
  place.append(root);
  const receiver = new DOMRemoteReceiver({ root });
  const worker = new Worker(page.host.workerUrl, { name: `${extension} ${start.target}` });
  const tell = (message: ToWorker) => worker.postMessage(message);
  const report = (problem: string) => {
    console.error(`${extension}: ${problem}`);
    void page.ask("problems", { extension, problem });
  };
  worker.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
    if (data.type === "mutate") mutate(receiver.connection, data.records, { tell, report });
    else if (data.type === "problem") report(data.problem);
    else if (data.type === "rendered") root.dataset.rendered = "";
    else void reply(page, extension, data, tell);
  });
  worker.addEventListener("error", (event) => report(event.message));
  page.follow((state) => tell({ type: "state", state }));
  tell({ type: "start", start: { ...start, state: page.state() } });
}

async function reply(
  page: LivePage,
  extension: string,
  { id, name, args }: { id: number; name: HostCall; args: unknown[] },
  tell: (message: ToWorker) => void,
): Promise<void> {
  try {
    tell({ type: "reply", id, result: await answerCall(page, extension, name, args) });
  } catch (error) {
    tell({ type: "reply", id, error: error instanceof Error ? error.message : String(error) });
  }
}

type Reach = { tell(message: ToWorker): void; report(problem: string): void };

function mutate(connection: RemoteConnection, records: unknown[], { tell, report }: Reach): void {
  for (const problem of checkRecords(records)) report(problem);
  const told = records.map((record) => revive(record, tell));
  // They come from a worker of this page, which has them from remote DOM itself.
  connection.mutate(told as Parameters<RemoteConnection["mutate"]>[0]);
}

/** Listeners came as numbers: each becomes a function that wakes the one in the worker. */
function revive(value: unknown, tell: Reach["tell"]): unknown {
  if (Array.isArray(value)) return value.map((one) => revive(one, tell));
  if (typeof value !== "object" || value === null) return value;
  if ("__listener" in value) {
    const listener = Number(value.__listener);
    return (detail: unknown) => tell({ type: "event", listener, detail });
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revive(one, tell)]));
}
