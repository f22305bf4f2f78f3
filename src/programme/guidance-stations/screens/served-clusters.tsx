import { useName } from "@/ui/names";
import { clusterPath } from "../../clusters/paths";
import type { Station } from "../queries";

type ServedClustersProps = {
  readonly clusters: Station["clusters"];
  /** Ids of those whose page the reader can open. */
  readonly open: readonly string[];
};

/** What a station serves, by name. */
export function ServedClusters({ clusters, open }: ServedClustersProps) {
  const name = useName();
  return (
    <ul className="plainlist">
      {clusters.map((cluster) => (
        <li key={cluster.id}>
          {open.includes(cluster.id) ? <a href={clusterPath(cluster.id)}>{name(cluster)}</a> : name(cluster)}
        </li>
      ))}
    </ul>
  );
}
