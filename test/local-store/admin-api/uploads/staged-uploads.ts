import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type Args, inputs, optionalText, text } from "#test/local-store/admin-api/args.ts";
import {
  type AdminApiDeps,
  type AdminContext,
  type AdminShop,
  isoSeconds,
} from "#test/local-store/admin-api/context.ts";
import { unknownHere } from "#test/local-store/admin-api/errors.ts";
import type { StagedUpload } from "#test/local-store/admin-api/state.ts";

/** Files for bulk mutations may be this large, since 2026-01. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

interface StagedTarget {
  url: string;
  resourceUrl: string | null;
  parameters: { name: string; value: string }[];
}

/** The mutation `stagedUploadsCreate`: a place to upload to for each input. Only files for bulk mutations are taken. */
export function createStagedUploads(args: Args, context: AdminContext) {
  const stagedTargets = inputs(args, "input").map((input) => createTarget(input, context));
  return { stagedTargets, userErrors: [] };
}

function createTarget(input: Args, { shop, deps, nowMs }: AdminContext): StagedTarget {
  const resource = text(input, "resource");
  if (resource !== "BULK_MUTATION_VARIABLES") throw unknownHere(`staged uploads of ${resource}`);
  const id = `upload-${randomUUID()}`;
  const filename = text(input, "filename");
  const upload: StagedUpload = {
    id,
    key: `tmp/${shop.world.shop.id}/bulk/${id}/${filename}`,
    resource,
    method: optionalText(input, "httpMethod") === "POST" ? "POST" : "PUT",
    filename,
    createdAt: isoSeconds(nowMs),
    uploadedBytes: null,
  };
  shop.admin.stagedUploads[id] = upload;
  const url = deps.publicFileUrl(shop, id);
  return {
    url,
    resourceUrl: upload.method === "PUT" ? url : null,
    parameters: parametersOf(upload, text(input, "mimeType")),
  };
}

/** A POST form repeats all of these, the file last; a PUT sends them as headers. */
function parametersOf(upload: StagedUpload, mimeType: string): { name: string; value: string }[] {
  if (upload.method === "PUT")
    return [
      { name: "content_type", value: mimeType },
      { name: "acl", value: "private" },
    ];
  return [
    { name: "Content-Type", value: mimeType },
    { name: "success_action_status", value: "201" },
    { name: "acl", value: "private" },
    { name: "key", value: upload.key },
    { name: "policy", value: Buffer.from(upload.key).toString("base64") },
  ];
}

/** The upload that a `stagedUploadPath` names, once something was uploaded. */
export function findStagedUpload(shop: AdminShop, stagedUploadPath: string): StagedUpload | null {
  const uploads = Object.values(shop.admin.stagedUploads);
  // A PUT upload has no key of its own: its path is a part of its address.
  const isNamed = (one: StagedUpload) =>
    one.key === stagedUploadPath || (one.method === "PUT" && stagedUploadPath.includes(one.id));
  return uploads.find((one) => isNamed(one) && one.uploadedBytes !== null) ?? null;
}

export function uploadPath(deps: AdminApiDeps, upload: StagedUpload): string {
  return join(deps.filesDir, upload.id);
}
