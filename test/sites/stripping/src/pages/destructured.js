import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-destructured");

const pages = { getServerData: async () => ({ props: { count: await prisma.count() } }) };

export const { getServerData } = pages;

export default function Page({ serverData }) {
	return <p data-form="destructured">{label(serverData.count)}</p>;
}
