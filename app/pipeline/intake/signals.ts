import { z } from "zod";

/** bulk_operations/finish: which operation it was; the jobs that wait for one look by themselves. */
export function parseBulkFinishSignal(body: unknown) {
  return { subjectId: z.object({ admin_graphql_api_id: z.string() }).parse(body).admin_graphql_api_id };
}

export const BULK_FINISH_TOPIC = "bulk_operations/finish";
