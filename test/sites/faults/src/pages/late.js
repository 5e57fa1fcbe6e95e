export default () => <h1>Answered</h1>;

/** Fails after the answer, where nobody can catch it. */
export function getServerData({ query }) {
	if (query.how === "reject") Promise.reject(new Error("a promise nobody awaits"));
	if (query.how === "reject-undefined") Promise.reject();
	if (query.how === "throw") setTimeout(() => thrower(new Error("thrown in a timer")), 10);
	if (query.how === "throw-text") setImmediate(() => thrower("a text thrown late"));
	return { props: {} };
}

function thrower(value) {
	throw value;
}
