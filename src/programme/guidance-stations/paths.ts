/** Addresses of guidance stations. */
export const stationsPath = "/guidance-stations";
export const newStationPath = "/guidance-stations/new";

export function stationPath(stationId: string): string {
  return `/guidance-stations/${stationId}`;
}

/** Where a station's name, place and clusters are changed. */
export function editStationPath(stationId: string): string {
  return `/guidance-stations/${stationId}/edit`;
}

/** The page that asks before a station is closed. */
export function closeStationPath(stationId: string): string {
  return `/guidance-stations/${stationId}?step=close`;
}
