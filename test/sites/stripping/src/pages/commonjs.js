const { PrismaClient } = require("@prisma/client");
const { label } = require("date-label");

const prisma = new PrismaClient("SECRET-commonjs");

exports.getServerData = async () => ({ props: { count: await prisma.count() } });

exports.default = function Page({ serverData }) {
	return <p data-form="commonjs">{label(serverData.count)}</p>;
};
