/** The most papers of one correction: against abuse. */
export const MAXIMUM_PAPERS = 10;
