import { createTranslationRef } from '@backstage/core-plugin-api/alpha';

/**
 * All texts of the plugin.
 *
 * @public
 */
export const serviceMeshTranslationRef = createTranslationRef({
  id: 'plugin.service-mesh',
  messages: {
    loading: 'Loading mesh configuration',
    loadError: {
      title: 'Could not load the mesh configuration',
      retry: 'Try again',
      reset: "Show the service's own mesh",
    },
    targetBar: {
      mesh: 'Mesh',
      environment: 'Environment',
    },
    pullRequestButton: {
      title: 'Open pull request',
      noNamespace:
        'A pull request needs the Kubernetes namespace of this service. Add the annotation that the findings show.',
      redacted:
        'This configuration leaves out services that you may not see. Ask somebody who sees them all to open the pull request.',
      noManifests: 'There is no file to put into a pull request.',
    },
    summary: {
      title: 'Summary',
      target: 'Rendered for',
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
      callersOpen_other:
        '{{names}}; {{count}} operations are open to everybody',
      callersUnknown: 'Everybody: no caller is declared',
      callersMore_one: '{{names}} and {{count}} more',
      callersMore_other: '{{names}} and {{count}} more',
      findings: 'Findings',
    },
    notices: {
      otherMesh:
        'A preview: the service belongs to {{own}}, this is what it would need on {{shown}}.',
      heldBack:
        'The policy asks for enforce, but the files stay at audit until every fact that they rest on is stated. The findings name them.',
      redacted:
        'Some services around this one are hidden from you, so this configuration is incomplete. Do not apply it.',
      noNamespace:
        'No Kubernetes namespace is known for this service, so this is a preview. The findings show the annotation to add.',
    },
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
    findingsTable: {
      title: 'Findings',
      none: 'No findings',
      severity: 'Severity',
      code: 'Code',
      message: 'Message',
      place: 'Place',
      details: 'Fix',
      showDetails: 'How to fix {{code}}',
      undecided: 'Not decided: {{reason}}',
      origin: 'Comes from',
      noPlace: 'The whole service',
    },
    lossesTable: {
      title: 'What {{mesh}} cannot do',
      leaf: 'Setting',
      reason: 'Why',
      alternative: 'Instead',
      operations: 'Operations: {{list}}',
      callers: 'Callers: {{list}}',
    },
    manifestList: {
      title: 'Configuration',
      none: 'There is nothing to configure for this service on {{mesh}}.',
      files_one: '{{count}} file',
      files_other: '{{count}} files',
      below_one: '{{count}} file below {{location}}',
      below_other: '{{count}} files below {{location}}',
      patch: 'patch',
      patchHint: 'Changes an object that somebody else owns',
      lineFinding: 'Line {{line}}: {{message}}',
      yaml: 'YAML of {{kind}} {{name}}',
    },
    originsTable: {
      title: 'Where the values come from',
      place: 'Value at',
      value: 'Value',
      origin: 'Comes from',
      overrode: 'Instead of',
    },
    origin: {
      annotation: 'Annotation',
      entity: 'Entity',
      definition: 'API definition',
      config: 'app-config',
      manifest: 'Existing manifests',
      default: 'Built-in default',
      redacted: 'Something that you may not see',
    },
  },
});
