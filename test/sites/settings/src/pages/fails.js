export default () => <h1>Never</h1>;
export const getServerData = () => {
	throw new Error("the reason that no visitor sees");
};
