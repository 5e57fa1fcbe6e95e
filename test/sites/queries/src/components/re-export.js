export { Forms as Exported } from "./forms";
