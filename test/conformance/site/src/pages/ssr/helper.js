import { notFound, redirect } from "gatsby";
import { createHelperPage } from "../../helper-page.js";

const page = createHelperPage({ redirect, notFound });

export const getServerData = page.getServerData;
export default page.default;
