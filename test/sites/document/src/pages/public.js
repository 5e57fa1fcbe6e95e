import { createAnswer, ServerPage } from "../server-page";

export { Head } from "../server-page";
export default ServerPage;

export const getServerData = async (context) => createAnswer("public", context, { "Cache-Control": "public, max-age=60" });
