import { PrismaClient } from "@prisma/client";
import { label } from "date-label";

class Store {
	client = new PrismaClient("SECRET-class");

	static async load() {
		return { props: { count: await new Store().client.count() } };
	}
}

export const getServerData = Store.load;

export default function Page({ serverData }) {
	return <p data-form="class">{label(serverData.count)}</p>;
}
