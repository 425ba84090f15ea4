/**
 * Texts of the map of callers and callees.
 *
 * @internal
 */
export const mapMessages = {
  map: {
    title: 'Map',
    intro:
      'Who calls this service and whom it calls, as the catalog and the policy declare it.',
    noCallers: 'No caller is declared',
    noCallees: 'No dependency is declared',
    more_one: '{{count}} more, in the table',
    more_other: '{{count}} more, in the table',
    table: 'The same as a table',
    from: 'From',
    to: 'To',
    mtls: 'mTLS',
    authorization: 'Authorization',
    timeout: 'Timeout',
    retries: 'Retries',
    operations: 'Operations',
    allOperations: 'All operations',
    operationCount_one: '{{count}} operation',
    operationCount_other: '{{count}} operations',
    edge: 'Policy from {{from}} to {{to}}',
    close: 'Close',
    theirs: 'The policy of {{to}} decides, and is not shown here',
    mtlsValue: {
      strict: 'mTLS',
      permissive: 'mTLS or plaintext',
      none: 'Plaintext',
    },
    authorizationValue: {
      allowed: 'Allowed',
      everybody: 'Open to everybody',
      audited: 'Allowed; others are reported',
      denied: 'Denied',
      reported: 'Would be denied',
    },
    noTimeout: 'No timeout',
    noRetries: 'No retries',
    retryCount: 'Up to {{attempts}} retries',
  },
} as const;
