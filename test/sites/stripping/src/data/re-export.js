import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient("SECRET-re-export");

export const load = async () => ({ props: { count: await prisma.count() } });
