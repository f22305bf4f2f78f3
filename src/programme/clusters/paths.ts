/** Addresses of clusters. */
function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
}

export function clustersPath(query: Readonly<Record<string, string>> = {}): string {
  return withQuery("/clusters", query);
}
export const newClusterPath = "/clusters/new";

export function clusterPath(clusterId: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/clusters/${clusterId}`, query);
}

/** A cluster's figures month by month. */
export function coursePath(clusterId: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/clusters/${clusterId}/course`, query);
}

/** Where the coordinator renames a cluster. */
export function editClusterPath(clusterId: string): string {
  return `/clusters/${clusterId}/edit`;
}

/** Where the coordinator closes a cluster, and opens it again. */
export function closeClusterPath(clusterId: string): string {
  return `/clusters/${clusterId}/close`;
}
export function reopenClusterPath(clusterId: string): string {
  return `/clusters/${clusterId}/reopen`;
}

/** The firms that belonged to a cluster on a day. */
export function membersPath(clusterId: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/clusters/${clusterId}/members`, query);
}

/** Who is called at the contact points of a cluster. */
export function liaisonsPath(clusterId: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/clusters/${clusterId}/liaisons`, query);
}

/** Where firms are placed in a cluster by their codes. */
export function placeMembersPath(clusterId: string): string {
  return `/clusters/${clusterId}/members/place`;
}

/** Where one firm of a cluster is named as leading it, or taken out of it. */
export function memberPath(clusterId: string, enterpriseId: string): string {
  return `/clusters/${clusterId}/members/${enterpriseId}`;
}

/** Where firms that were ticked in the register are placed in a cluster. */
export const placePickedPath = "/clusters/place";

/** Circulars to liaisons: for officials those that were sent and their own drafts, for a firm what it got. */
export function circularsPath(query: Readonly<Record<string, string>> = {}): string {
  return withQuery("/circulars", query);
}

export function circularPath(circularId: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/circulars/${circularId}`, query);
}

/** Where a circular to a cluster's liaisons is written, and where its draft is changed. */
export function newCircularPath(clusterId: string): string {
  return `/circulars/new?cluster=${clusterId}`;
}
export function editCircularPath(circularId: string): string {
  return `/circulars/${circularId}/edit`;
}
