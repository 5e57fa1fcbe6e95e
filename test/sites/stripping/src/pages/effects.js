import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

const prisma = new PrismaClient("SECRET-effects");

prisma.middleware = "SECRET-effects-middleware";

if (prisma.url === "") throw new Error("SECRET-effects-check");

export const getServerData = async () => ({ props: { count: await prisma.count() } });

export default function Page({ serverData }) {
	return <p data-form="effects">{label(serverData.count)}</p>;
}
