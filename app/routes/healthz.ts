import { db } from "#app/runtime/database.server.ts";

/** 200 when this process can reach its database. */
export const loader = async () => {
  await db().$queryRaw`select 1`;
  return new Response("ok\n", { headers: { "content-type": "text/plain" } });
};
