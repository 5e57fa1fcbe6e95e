// The client is a file of its own beside the bundled server, and is loaded by those who ask for it.
export { createClient, RESP_TYPES } from "@redis/client";
