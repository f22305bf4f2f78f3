/** The most scans of one filing: pages that were forgotten, a better picture. */
export const MAXIMUM_SCANS = 5;
