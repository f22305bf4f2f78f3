import { periodFields, registerOf } from "@/platform/periods";

const register = registerOf("contact-points", {
  count: ({ tx }, where) => tx.contactPointPeriod.count({ where }),
  read: async ({ tx }, page) => {
    const rows = await tx.contactPointPeriod.findMany({ ...page, select: { ...periodFields, contactPointId: true } });
    return rows.map(({ contactPointId, ...row }) => ({ ...row, subjectId: contactPointId }));
  },
});

/**
 * The contact points that were active on a day: the one definition behind every count, list and export of them. A point counts from the
 * day of its approval, and no longer on the day on which it is suspended or leaves.
 */
export const { count: countActivePoints, page: listActivePoints, every: everyActivePoint } = register;
