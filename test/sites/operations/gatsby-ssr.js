export const onRequestError = (error, failed) => {
	console.log(JSON.stringify({ hook: error.message, ...failed, request: { ...failed.request, headers: Object.keys(failed.request.headers) } }));
	throw new Error("the hook is broken, too");
};
