/** Where Partytown's files are, path prefix left out. */
export const PARTYTOWN_FOLDER = "/~partytown/";

/** Path at which the server hands out scripts of other sites, for workers: `?url=`. SPEC 5.13.8. */
export const THIRD_PARTY_PROXY = "/__third-party-proxy";
