import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient("SECRET-star");

export const getServerData = async () => ({ props: { count: await prisma.count() } });
export const config = async () => () => ({ defer: prisma.url === "" });
