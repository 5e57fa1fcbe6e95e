import * as database from "@prisma/client";
import { label } from "date-label";

const prisma = new database.PrismaClient("SECRET-namespace");

export async function getServerData() {
	return { props: { count: await prisma.count() } };
}

export default function Page({ serverData }) {
	return <p data-form="namespace">{label(serverData.count)}</p>;
}
