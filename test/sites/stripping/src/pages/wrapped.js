import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-wrapped");

const cached = (load) => (context) => load(context);

export const getServerData = cached(async () => ({ props: { count: await prisma.count() } }));

export default function Page({ serverData }) {
	return <p data-form="wrapped">{label(serverData.count)}</p>;
}
