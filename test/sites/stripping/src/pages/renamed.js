import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-renamed");

async function load() {
	return { props: { count: await prisma.count() } };
}

export { load as getServerData };

export default function Page({ serverData }) {
	return <p data-form="renamed">{label(serverData.count)}</p>;
}
