/**
 * Texts of the tab as a whole.
 *
 * @internal
 */
export const tabMessages = {
  loading: 'Loading mesh configuration',
  loadError: {
    title: 'Could not load the mesh configuration',
    retry: 'Try again',
    reset: "Show the service's own mesh",
    notAllowed:
      'You need the permission {{permission}} to see mesh configuration. Ask those who run Backstage for it.',
    notFound:
      'The catalog holds no such component, or you may not see it. If it is new, the catalog may not have read it yet.',
  },
  targetBar: {
    mesh: 'Mesh',
    environment: 'Environment',
  },
  neighbourTabs: { kubernetes: 'Kubernetes', kiali: 'Kiali' },
  pullRequestButton: {
    title: 'Open pull request',
    noNamespace:
      'A pull request needs the Kubernetes namespace of this service. Add the annotation that the findings show.',
    redacted:
      'This configuration leaves out services that you may not see. Ask somebody who sees them all to open the pull request.',
    noManifests: 'There is no file to put into a pull request.',
  },
  views: {
    label: 'Views of the mesh configuration',
    overview: 'Overview',
    map: 'Map',
    policy: 'Policy',
    compare: 'Compare',
    repository: 'Repository',
    whatIf: 'What if',
    canCall: 'Can it call me?',
    checkYaml: 'Check my YAML',
  },
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    failed: 'Could not copy; select the text instead',
  },
  notices: {
    otherMesh:
      'A preview: the service belongs to {{own}}, this is what it would need on {{shown}}.',
    heldBack:
      'The policy asks for enforce, but the files stay at audit until every fact that they rest on is stated. What is missing stands below.',
    redacted:
      'Some services around this one are hidden from you, so this configuration is incomplete. Do not apply it.',
    noNamespace:
      'No Kubernetes namespace is known for this service, so this is a preview. Add this annotation to the entity:',
  },
} as const;
