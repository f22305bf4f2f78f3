"use client";

export { FailedBoundary as default } from "@/ui/failed-boundary";
