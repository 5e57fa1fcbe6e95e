export { default } from "./replaced";
