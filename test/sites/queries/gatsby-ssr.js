export { wrapRootElement } from "./src/components/root";
