import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-second");

export const limit = 3,
	getServerData = async () => ({ props: { count: await prisma.count() } });

export default function Page({ serverData }) {
	return <p data-form="second">{label(serverData.count)}</p>;
}
