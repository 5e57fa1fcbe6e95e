const { PrismaClient } = require("@prisma/client");
const { label } = require("date-label");

const prisma = new PrismaClient("SECRET-module-exports");

function Page({ serverData }) {
	return <p data-form="module-exports">{label(serverData.count)}</p>;
}

module.exports = {
	default: Page,
	getServerData: async () => ({ props: { count: await prisma.count() } }),
};
