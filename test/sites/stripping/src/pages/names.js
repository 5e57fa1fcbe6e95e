import { PrismaClient } from "@prisma/client";
import { label } from "date-label";
import { config as settings, getServerData as load } from "../data/names";

const prisma = new PrismaClient("SECRET-names");

export const getServerData = async () => ({ props: { count: await prisma.count() } });

export default function Page({ serverData }) {
	return (
		<p data-form="names" title={settings() + load()}>
			{label(serverData.count)}
		</p>
	);
}
