/** Addresses of enterprises. */
export function enterprisesPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/enterprises?${search}` : "/enterprises";
}

export function enterprisePath(enterpriseId: string): string {
  return `/enterprises/${enterpriseId}`;
}

/** Where a firm keeps its profile, or its county office corrects it. */
export function editEnterprisePath(enterpriseId: string): string {
  return `/enterprises/${enterpriseId}/edit`;
}

/** The page that asks for what a step needs. */
export function enterpriseStepPath(enterpriseId: string, step: string): string {
  return `/enterprises/${enterpriseId}?step=${step}`;
}
