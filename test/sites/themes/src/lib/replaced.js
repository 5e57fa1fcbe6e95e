export default "replaced";
