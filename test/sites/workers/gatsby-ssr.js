// Part of the renderer, which a worker loads before it says that it is ready.
if (process.env.FAIL_AT_START) throw new Error("there is no database");
