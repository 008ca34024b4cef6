import type { Import } from "#app/pages/import/import.ts";

/** An orders export that was read to its end, with what the test cares about. */
export function anImport(given: Partial<Import> = {}): Import {
  return {
    id: "00000000-0000-4000-8000-000000000012",
    kind: "orders",
    fileName: "orders_export_1.csv",
    state: "done",
    startedAt: new Date("2026-03-10T11:50:00Z"),
    finishedAt: new Date("2026-03-10T11:50:30Z"),
    rows: 40,
    objects: 12,
    percent: null,
    problems: 0,
    message: null,
    ...given,
  };
}
