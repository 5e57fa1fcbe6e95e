// In CommonJS, as most plugins are.
const EXPECTED = /asked for by a test/;

window.entryLog = [];
window.errorLog = [];

exports.onClientEntry = async (_, { name }) => {
	window.entryLog.push(`${name} begins, ${document.querySelector("h1") ? "document" : "nothing"} shown`);
	await new Promise((resolve) => setTimeout(resolve, 10));
	window.entryLog.push(`${name} ends`);
};

exports.wrapPageElement = () => null;
exports.wrapRootElement = () => undefined;

exports.onCaughtError = ({ error, errorInfo }) => {
	if (!EXPECTED.test(error)) console.error(error);
	window.errorLog.push(`caught ${error.message}, ${typeof errorInfo.componentStack}`);
};
exports.onUncaughtError = ({ error, errorInfo }) => {
	if (!EXPECTED.test(error)) reportError(error);
	window.errorLog.push(`uncaught ${error.message}, ${typeof errorInfo.componentStack}`);
};
