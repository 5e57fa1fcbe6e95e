import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-config");

export async function config() {
	const count = await prisma.count();
	return () => ({ defer: count < 0 });
}

export const getServerData = async () => ({ props: { count: await prisma.count() } });

export default function Page({ serverData }) {
	return <p data-form="config">{label(serverData.count)}</p>;
}
