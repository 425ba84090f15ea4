/**
 * Texts about policy settings.
 *
 * @internal
 */
export const policyMessages = {
  policyView: {
    title: 'Policy',
    intro:
      'Every setting with the source that made it so, and what that overrode. Change it at its source.',
    traffic: 'Traffic',
    resilience: 'Resilience',
    security: 'Security',
    observability: 'Observability',
    setting: 'Setting',
    value: 'Value',
    origin: 'Comes from',
    nothing: 'Nothing is set.',
    allOperations: 'all requests',
    catchAll: 'requests that no operation describes',
    operations_one: '{{count}} operation, {{first}}',
    operations_other: '{{count}} operations, such as {{first}}',
  },
  originSentence: {
    edit: 'Edit the source of {{entity}}',
  },
} as const;
