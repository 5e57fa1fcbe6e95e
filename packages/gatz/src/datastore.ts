import type { Node } from "./plugin-api.js";
import { createSiteView, type DataStore } from "./plugins/running-site.js";

const datastore = createSiteView("datastore", "gatsby/dist/datastore");

/** `gatsby/dist/datastore`, which some source plugins require: the nodes of the site that is being built. */
export const getDataStore = (): DataStore => datastore;
export const getNode = (id: string): Node | undefined => datastore.getNode(id);
export const getNodes = (): readonly Node[] => datastore.getNodes();
export const getNodesByType = (type: string): readonly Node[] => datastore.getNodesByType(type);
export const getTypes = (): readonly string[] => datastore.getTypes();
export const hasNodeChanged = (id: string, digest: string): boolean => datastore.hasNodeChanged(id, digest);
