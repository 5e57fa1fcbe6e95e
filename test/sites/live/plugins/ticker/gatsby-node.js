let createTick;

exports.sourceNodes = ({ actions, createContentDigest, webhookBody }) => {
	createTick = (count) => actions.createNode({ id: "tick", count, internal: { type: "Tick", contentDigest: createContentDigest({ count }) } });
	createTick(webhookBody?.count ?? 0);
};

exports.onCreateDevServer = ({ app }) => {
	app.post("/tick/:count", (request, response) => {
		createTick(Number(request.params.count));
		response.json({ count: request.params.count });
	});
};
