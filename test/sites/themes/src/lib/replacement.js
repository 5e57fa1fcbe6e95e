export default "replacement";
