import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-function");

export async function getServerData() {
	return { props: { count: await prisma.count() } };
}

export default function Page({ serverData }) {
	return <p data-form="function">{label(serverData.count)}</p>;
}
