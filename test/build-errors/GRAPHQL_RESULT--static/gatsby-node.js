exports.createResolvers = ({ createResolvers }) => {
	createResolvers({
		Site: {
			price: {
				type: "Int",
				resolve() {
					throw new Error("The price is not known");
				},
			},
		},
	});
};
