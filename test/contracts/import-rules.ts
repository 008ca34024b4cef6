import { type Import, listImports, resolveImport } from "#test/contracts/parse-source.ts";
import { type Finding, onlyCode, type SourceFile } from "#test/contracts/source-tree.ts";

/** The stages in the order in which the data passes them: each knows those before it only. */
export const STAGES = [
  "catalog",
  "orders",
  "baskets",
  "affinities",
  "shoppers",
  "offers",
  "publishing",
  "events",
  "results",
];
/** Shared by the stages: how bulk results and files are read in. It knows no stage. */
const SHARED_BY_STAGES = "intake";

const BELOW_SHOPS = ["shopify", "jobs", "runtime", "kernel"];
const BELOW_STAGES = ["shops", ...BELOW_SHOPS];

/**
 * What each room may import besides itself. Rooms are the folders of `app/`, with three parts of their own:
 * *shop jobs* (`app/shops/*.job.server.ts`: a shop's life touches every stage), *page loaders* (`app/pages/**.server.ts`)
 * and *shell* (the files beside the folders: root and entries).
 */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  kernel: [],
  runtime: ["kernel"],
  jobs: ["runtime", "kernel"],
  shopify: ["jobs", "runtime", "kernel"],
  shops: ["shop jobs", ...BELOW_SHOPS],
  "shop jobs": ["pipeline", ...BELOW_STAGES],
  pipeline: BELOW_STAGES,
  map: ["pipeline", ...BELOW_STAGES],
  liquid: ["kernel"],
  ui: ["kernel"],
  pages: ["ui", "kernel", "page loaders"],
  "page loaders": ["pages", "ui", "map", "pipeline", ...BELOW_STAGES],
  routes: ["pages", "page loaders", "ui", "liquid", "map", "pipeline", ...BELOW_STAGES],
  processes: ["map", "pipeline", ...BELOW_STAGES],
  shell: ["ui", "shops", "runtime", "kernel"],
};

/** Checks who imports whom in `app/`, and that nothing climbs with `../`. */
export function checkImports(files: readonly SourceFile[]): Finding[] {
  return onlyCode(files).flatMap((file) =>
    listImports(file).flatMap((one) => {
      const target = resolveImport(file.path, one.specifier);
      const reason = target === null ? null : (judgeWriting(one) ?? judge(file.path, target, one));
      return reason ? [`${file.path}:${one.line} imports ${one.specifier}: ${reason}`] : [];
    }),
  );
}

function judgeWriting({ specifier }: Import): string | null {
  return specifier.startsWith("../") ? "write #app/… or #test/… instead of climbing" : null;
}

function judge(from: string, target: string, { kind }: Import): string | null {
  if (from.startsWith("test/local-store/")) return judgeLocalStore(from, target);
  if (!from.startsWith("app/")) return null;
  if (!target.startsWith("app/")) {
    return target.startsWith("build/") ? null : "the application imports nothing from outside app/";
  }
  if (target.startsWith("app/routes/")) return "nothing imports a route; move what is shared out of it";
  if (kind === "static" && target.endsWith(".job.server.ts")) return "a job's handler is only loaded when it runs";
  return judgeRooms(from, target) ?? (kind === "static" ? judgePurity(from, target) : null);
}

/** The app and its stand-in for Shopify share nothing, or they would share their mistakes too. */
function judgeLocalStore(from: string, target: string): string | null {
  if (!target.startsWith("app/") || target.startsWith("app/liquid/") || from.endsWith(".test.ts")) return null;
  return from.startsWith("test/local-store/demo/") ? null : "the local store meets the application over HTTP only";
}

function judgeRooms(from: string, target: string): string | null {
  const room = roomOf(from);
  const wanted = roomOf(target);
  if (room === "pipeline" && wanted === "pipeline") return judgeStages(stageOf(from), stageOf(target));
  if (room === wanted) return null;
  return MAY_IMPORT[room]?.includes(wanted) ? null : `${room} may not know ${wanted}`;
}

function judgeStages(stage: string, wanted: string): string | null {
  if (stage === wanted || wanted === SHARED_BY_STAGES) return null;
  if (stage === SHARED_BY_STAGES) return `${SHARED_BY_STAGES} serves every stage and knows none`;
  const isBefore = STAGES.indexOf(wanted) !== -1 && STAGES.indexOf(wanted) < STAGES.indexOf(stage);
  return isBefore ? null : `${wanted} does not come before ${stage}`;
}

/** Pure files stay safe to load anywhere: no database, network, secret or clock comes with them. */
function judgePurity(from: string, target: string): string | null {
  const isEdge = ["routes", "processes", "shell"].includes(roomOf(from));
  if (isEdge || isServer(from) || !isServer(target)) return null;
  return "a file without .server in its name imports no .server file (a type, or when it runs, is fine)";
}

function isServer(file: string): boolean {
  return /\.server\.tsx?$/.test(file);
}

function roomOf(file: string): string {
  const [, folder = "", ...rest] = file.split("/");
  if (rest.length === 0) return "shell";
  if (folder === "shops" && file.endsWith(".job.server.ts")) return "shop jobs";
  if (folder === "pages" && isServer(file)) return "page loaders";
  return folder === "pipeline" && rest.length === 1 ? "map" : folder;
}

function stageOf(file: string): string {
  return file.split("/")[2] ?? "";
}
