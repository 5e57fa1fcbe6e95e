export default "provided";
