import { PrismaClient } from "@prisma/client";
import { label } from "date-label";
import type { GetServerData } from "gatsby";

const prisma: PrismaClient = new PrismaClient("SECRET-satisfies");

export const getServerData = (async () => {
	return { props: { count: await prisma.count() } };
}) satisfies GetServerData<{ count: number }>;

export default function Page({ serverData }) {
	return <p data-form="satisfies">{label(serverData.count)}</p>;
}
