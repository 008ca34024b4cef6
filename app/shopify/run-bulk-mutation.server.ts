import { z } from "zod";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import { ShopifyRefused, ShopifyUnavailable } from "#app/shopify/errors.ts";

const stageDocument = `#graphql
  mutation StageUpload($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets { url parameters { name value } }
      userErrors { field message }
    }
  }
`;

const runDocument = `#graphql
  mutation RunBulkMutation($mutation: String!, $path: String!, $identifier: String) {
    bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path, clientIdentifier: $identifier) {
      bulkOperation { id }
      userErrors { code field message }
    }
  }
`;

const listDocument = `#graphql
  query ListBulkMutations($query: String!) {
    bulkOperations(first: 10, query: $query) { nodes { id } }
  }
`;

const UserErrors = z.array(z.object({ message: z.string(), code: z.string().nullish() }));
const Staged = z.object({
  stagedUploadsCreate: z.object({
    stagedTargets: z
      .array(
        z.object({
          url: z.string().nullable(),
          parameters: z.array(z.object({ name: z.string(), value: z.string() })),
        }),
      )
      .nullable(),
    userErrors: UserErrors,
  }),
});
const Run = z.object({
  bulkOperationRunMutation: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: UserErrors,
  }),
});
const Listed = z.object({ bulkOperations: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });

/** What Shopify takes in one file: 100 MB since 2026-01. Kept well below. */
export const BULK_FILE_BYTES = 80 * 1024 * 1024;

/**
 * Lets Shopify run `mutation` once for each of `lines` (its variables as JSON) in the background. The result file has a line
 * for each, with its number. @returns the id of the operation, for `readBulkOperation`.
 * @throws ShopifyUnavailable when five are under way already (platform limit), or the file could not be put up.
 */
export async function runBulkMutation(
  shop: string,
  { mutation, lines, identifier }: { mutation: string; lines: readonly string[]; identifier: string },
): Promise<string> {
  const path = await upload(shop, lines);
  const operation = { document: runDocument, answer: Run };
  const data = await callAdmin(shop, operation, { mutation, path, identifier });
  const { bulkOperation, userErrors } = data.bulkOperationRunMutation;
  const busy = userErrors.find((one) => one.code === "LIMIT_REACHED" || one.code === "OPERATION_IN_PROGRESS");
  if (busy) throw new ShopifyUnavailable(`Shopify is working on other files of this app: ${busy.message}`);
  if (!bulkOperation) throw new ShopifyRefused(`Shopify would not start writing: ${say(userErrors)}`);
  return bulkOperation.id;
}

/** Bulk mutations of ours that Shopify has not ended yet. */
export async function listRunningBulkMutations(shop: string): Promise<string[]> {
  const ids: string[] = [];
  for (const status of ["created", "running"]) {
    const query = `operation_type:mutation status:${status}`;
    const { bulkOperations } = await callAdmin(shop, { document: listDocument, answer: Listed }, { query });
    ids.push(...bulkOperations.nodes.map((one) => one.id));
  }
  return ids;
}

/** Puts the file up where Shopify says. @returns the path by which the mutation names it. */
async function upload(shop: string, lines: readonly string[]): Promise<string> {
  const input = [
    { resource: "BULK_MUTATION_VARIABLES", filename: "publications.jsonl", mimeType: "text/jsonl", httpMethod: "POST" },
  ];
  const { stagedUploadsCreate } = await callAdmin(shop, { document: stageDocument, answer: Staged }, { input });
  const target = stagedUploadsCreate.stagedTargets?.[0];
  const path = target?.parameters.find((one) => one.name === "key")?.value;
  if (!target?.url || path === undefined) {
    throw new ShopifyRefused(`Shopify gave no place for a file: ${say(stagedUploadsCreate.userErrors)}`);
  }
  const form = new FormData();
  for (const { name, value } of target.parameters) form.append(name, value);
  // The storage reads the form up to the file, so that comes last.
  form.append("file", new Blob([lines.map((line) => `${line}\n`).join("")], { type: "text/jsonl" }));
  const response = await fetch(target.url, { method: "POST", body: form }).catch((error: unknown) => {
    throw new ShopifyUnavailable(`Shopify's storage could not be reached: ${String(error)}`);
  });
  if (!response.ok) throw new ShopifyUnavailable(`Shopify's storage answered ${response.status} to a file`);
  return path;
}

function say(userErrors: z.infer<typeof UserErrors>): string {
  return userErrors.map((one) => one.message).join("; ");
}
