module.exports = {
	adapter: {
		name: "my-host",
		adapt() {
			throw new Error("The host has no place for this site");
		},
	},
};
