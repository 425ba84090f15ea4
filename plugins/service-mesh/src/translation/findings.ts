/**
 * Texts about findings and losses.
 *
 * @internal
 */
export const findingMessages = {
  severity: {
    error: 'Error',
    warning: 'Warning',
    info: 'Note',
  },
  severityCount: {
    error_one: '{{count}} error',
    error_other: '{{count}} errors',
    warning_one: '{{count}} warning',
    warning_other: '{{count}} warnings',
    info_one: '{{count}} note',
    info_other: '{{count}} notes',
    none: 'No findings',
  },
  findingFilter: {
    label: 'Filter findings',
    severities: 'Severity',
    search: 'Search findings',
    shown: '{{shown}} of {{total}} findings',
  },
  findingsTable: {
    title: 'Findings',
    none: 'No findings',
    noMatch: 'No finding matches the filter.',
    severity: 'Severity',
    code: 'Code',
    message: 'Message',
    place: 'Place',
    details: 'Fix',
    showDetails: 'Explain and fix {{code}}',
    undecided: 'Not decided: {{reason}}',
    suppressed: 'Accepted by {{by}}: {{reason}}',
    suppressedUntil: 'Accepted by {{by}} until {{until}}: {{reason}}',
    noPlace: 'The whole service',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
  },
  findingDetails: {
    origin: 'Comes from',
    consequence: {
      rejected: 'It is rejected, or traffic breaks.',
      ineffective: 'It is accepted, but has no effect.',
      risky: 'It is accepted, but risky.',
      style: 'It works; this is a matter of style.',
    },
    equivalents: 'Known elsewhere as {{list}}',
    related: 'See also',
    rule: 'About the rule {{code}}',
    applied: 'The file with the fix',
    copyApplied: 'Copy the whole file',
  },
  rulePage: {
    title: 'Rule',
    loading: 'Loading the rule',
    error: 'Could not load the rule',
    missing: 'There is no page about the rule {{code}}.',
    why: 'Why',
    bad: 'What it finds',
    good: 'As it should be',
    all: 'All rules',
    services: 'Services with this finding',
  },
  lossesTable: {
    title: 'What {{mesh}} cannot do',
    leaf: 'Setting',
    reason: 'Why',
    alternative: 'Instead',
    operations: 'Operations: {{list}}',
    callers: 'Callers: {{list}}',
  },
} as const;
