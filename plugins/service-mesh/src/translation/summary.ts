/**
 * Texts of the summary and of what stands between a service and enforcing.
 *
 * @internal
 */
export const summaryMessages = {
  summary: {
    title: 'Summary',
    target: 'Rendered for',
    cluster: 'Cluster',
    stage: 'Stage',
    audit: 'Audit: policies that deny only report',
    enforce: 'Enforce: policies that deny act',
    mtls: 'mTLS',
    mtlsStrict: 'Strict: plaintext is refused',
    mtlsStrictLater: 'Permissive until the stage is enforce, then strict',
    mtlsPermissive: 'Permissive: plaintext is accepted',
    mtlsUnset: 'Not set',
    callers: 'May call',
    callersEverybody: 'Everybody',
    callersNobody: 'Nobody',
    callersOpen_one: '{{names}}; {{count}} operation is open to everybody',
    callersOpen_other: '{{names}}; {{count}} operations are open to everybody',
    callersUnknown: 'Everybody: no caller is declared',
    callersMore_one: '{{names}} and {{count}} more',
    callersMore_other: '{{names}} and {{count}} more',
    findings: 'Findings',
  },
  readiness: {
    title: 'Ready to enforce',
    ready: 'Nothing stands against enforcing.',
    enforced: 'This service enforces, and all that it rests on is known.',
    open_one: '{{count}} step is left before policies that deny may act.',
    open_other: '{{count}} steps are left before policies that deny may act.',
    done: 'Done',
    todo: 'To do',
    manual: 'By hand',
    facts: 'Facts are stated',
    factsDone: 'Nothing that a policy rests on is assumed.',
    factsTodo: 'These are assumed or unknown: {{list}}.',
    callers: 'Callers are known',
    callersDone: 'Who may call is declared in the catalog or in the policy.',
    callersTodo:
      'Nobody is declared as a caller, which says nothing. Declare consumesApis or dependsOn on the callers, or say on this service who they are:',
    ingress: 'The ingress is admitted',
    ingressDone: 'The gateway that users come through is among the callers.',
    ingressNone: 'The service has no ingress.',
    ingressTodo:
      'The service has hosts, but no gateway is among its callers. Name it in app-config:',
    errors: 'No finding is an error',
    errorsDone: 'No finding is an error.',
    errorsTodo_one: '{{count}} finding is an error; it stands below.',
    errorsTodo_other: '{{count}} findings are errors; they stand below.',
    audit: 'The audit shows nobody who would be cut off',
    auditTodo:
      'Deploy at audit, and look into the access log and metrics of {{mesh}} for requests that would be denied, over a time that sees every job and release.',
    stage: 'Let it act',
    stageTodo: 'Then set the stage on the entity:',
  },
} as const;
