import { createServer } from "node:net";

/** A port of 127.0.0.1 that nothing listens on: `wish` where it is free, else any. @throws Error when there is none */
export function findFreePort(wish = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", (error) => (wish === 0 ? reject(error) : resolve(findFreePort())));
    probe.listen(wish, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("There is no free port.")),
      );
    });
  });
}
