import { setTimeout as rest } from "node:timers/promises";
import { allowBulkOperations, resumeBulkOperations, stopBulkOperations } from "./bulk/start.ts";
import type { AdminApiDeps, AdminShop } from "./context.ts";
import { executableSchema } from "./resolvers.ts";
import { type AdminAnswer, type AdminRequest, runRequest } from "./run-request.ts";
import { type FileAnswer, type FileRequest, handleFiles } from "./uploads/handle-files.ts";

/** The Admin GraphQL API of the local store, for all of its shops. */
export interface AdminApi {
  /** Answers one request. `access.scopes` are those of the token that came with it. */
  execute(shop: AdminShop, request: AdminRequest, access: { scopes: string[] }): Promise<AdminAnswer>;
  /** Answers a request for an address that `publicFileUrl` made. */
  handleFiles(shop: AdminShop, request: FileRequest): Promise<FileAnswer>;
  /** To be called for each shop whose state was restored: bulk operations under way begin again. */
  resume(shop: AdminShop): void;
  /** Ends background work and waits for it. */
  close(): Promise<void>;
}

export function createAdminApi(deps: AdminApiDeps): AdminApi {
  executableSchema();
  allowBulkOperations(deps);
  return {
    execute: (shop, request, access) => executeRequest(deps, shop, request, access),
    handleFiles: (shop, request) => handleFiles(deps, shop, request),
    resume: (shop) => resumeBulkOperations(deps, shop),
    close: () => stopBulkOperations(deps),
  };
}

/** Answers one request, or breaks down as `deps.faults` says. */
export async function executeRequest(
  deps: AdminApiDeps,
  shop: AdminShop,
  request: AdminRequest,
  access: { scopes: string[] },
): Promise<AdminAnswer> {
  const { faults } = deps;
  if (faults.hangNext && faults.hangNext.times > 0) {
    faults.hangNext.times -= 1;
    await rest(faults.hangNext.ms);
    return broken(504);
  }
  if (faults.failNext && faults.failNext.times > 0) {
    faults.failNext.times -= 1;
    return broken(faults.failNext.status);
  }
  const answer = await runRequest(deps, shop, request, access);
  if (faults.loseAnswerNext === 0) return answer;
  faults.loseAnswerNext -= 1;
  return broken(502);
}

function broken(status: number): AdminAnswer {
  if (status === 500) {
    return {
      status,
      headers: { "content-type": "application/json; charset=utf-8" },
      body: { errors: "Internal Server Error" },
    };
  }
  return { status, headers: { "content-type": "text/html" }, body: "<html><body><h1>Bad gateway</h1></body></html>" };
}
