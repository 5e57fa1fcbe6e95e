import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-list");

const getServerData = async () => ({ props: { count: await prisma.count() } });

export { getServerData };

export default function Page({ serverData }) {
	return <p data-form="list">{label(serverData.count)}</p>;
}
