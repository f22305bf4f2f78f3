/** How many days ahead a route looks; what is overdue is on it as well. */
export const ROUTE_DAYS = 30;
