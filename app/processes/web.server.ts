import type { Server } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import { installGlobals, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { config } from "#app/runtime/config.server.ts";
import { log } from "#app/runtime/log.server.ts";

/** Starts the web server on the built application. @returns the server, listening. */
export async function startWeb(): Promise<Server> {
  installGlobals({ nativeFetch: true });
  const buildUrl = new URL("../../build/server/index.js", import.meta.url);
  const build = (await import(buildUrl.href)) as ServerBuild;
  const app = express();
  app.disable("x-powered-by");
  app.use(compression());
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static("build/client", { maxAge: "1h" }));
  app.all("*", createRequestHandler({ build, mode: config().isProduction ? "production" : "development" }));
  const { host, port } = config();
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, () => {
      log.info({ address: server.address() }, "web server listening");
      resolve(server);
    });
    // An export of a large shop takes longer to upload than the five minutes that Node allows a request.
    server.requestTimeout = 0;
    server.on("error", reject);
  });
}
