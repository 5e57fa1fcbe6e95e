// Stands for a database client: it works at import, and needs the server.
const { hostname } = require("node:os");

globalThis.prismaClients = [hostname()];

exports.PrismaClient = class PrismaClient {
	constructor(url) {
		globalThis.prismaClients.push(url);
		this.url = url;
	}

	async count() {
		return this.url.length;
	}
};
