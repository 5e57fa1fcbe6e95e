import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-constant");

export const getServerData = async () => ({ props: { count: await prisma.count() } });

export default function Page({ serverData }) {
	return <p data-form="constant">{label(serverData.count)}</p>;
}
