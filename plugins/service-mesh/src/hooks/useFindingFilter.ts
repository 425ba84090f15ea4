import {
  Finding,
  Severity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo, useState } from 'react';
import { severities } from '../severities';

function holds(finding: Finding, text: string): boolean {
  const { code, message, file, entityRef, equivalents } = finding;
  return [code, message, file, entityRef, ...equivalents].some(part =>
    part?.toLocaleLowerCase('en-US').includes(text),
  );
}

/**
 * Chooses findings by severity and by words; the gravest are first, and those that somebody accepted last.
 *
 * @internal
 */
export function useFindingFilter(findings: readonly Finding[]) {
  const [hidden, setHidden] = useState<readonly Severity[]>([]);
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    const text = search.trim().toLocaleLowerCase('en-US');
    const wanted = severities
      .filter(severity => !hidden.includes(severity))
      .flatMap(severity =>
        findings.filter(finding => finding.severity === severity),
      )
      .filter(finding => holds(finding, text));
    return [
      ...wanted.filter(({ suppressed }) => !suppressed),
      ...wanted.filter(({ suppressed }) => suppressed),
    ];
  }, [findings, hidden, search]);
  return {
    shown,
    search,
    setSearch,
    isShown: (severity: Severity) => !hidden.includes(severity),
    toggle: (severity: Severity) =>
      setHidden(
        hidden.includes(severity)
          ? hidden.filter(other => other !== severity)
          : [...hidden, severity],
      ),
  };
}

/**
 * The state of {@link useFindingFilter}.
 *
 * @internal
 */
export type FindingFilterState = ReturnType<typeof useFindingFilter>;
