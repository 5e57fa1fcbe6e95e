/** Name of the global function that gives a `graphql` tag inside of a page's `config` its result, `{ data }`, at build. SPEC 3.6.9. */
export const CONFIG_QUERY = "___gatzConfigQuery";
