export { wrapPageElement, wrapRootElement } from "./src/components/wrap";
