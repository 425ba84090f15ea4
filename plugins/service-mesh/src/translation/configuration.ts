/**
 * Texts about the generated files and where their values come from.
 *
 * @internal
 */
export const configurationMessages = {
  manifestList: {
    title: 'Configuration',
    none: 'There is nothing to configure for this service on {{mesh}}.',
    noneHint: 'If it runs in a mesh, say so with an annotation on the entity:',
    files_one: '{{count}} file',
    files_other: '{{count}} files',
    below_one: '{{count}} file below {{location}}',
    below_other: '{{count}} files below {{location}}',
    patch: 'patch',
    patchHint: 'Changes an object that somebody else owns',
    lineFinding: 'Line {{line}}: {{message}}',
    yaml: 'YAML of {{kind}} {{name}}',
    copy: 'Copy YAML',
    download: 'Download',
    downloadFile: 'Download {{file}}',
    downloadAll: 'Download all',
    huge: 'This file has {{size}} kB, too much to read here.',
  },
  namespaceSection: {
    title: 'Namespace {{namespace}}',
    intro:
      'What holds for the whole namespace of this service stands in files of their own, made from all services in it.',
    show: 'Show the files',
    loading: 'Making the files of the namespace',
    error: 'Could not make the files of the namespace: {{reason}}',
    downloadAll: 'Download all, with those of the service',
  },
  yamlView: {
    hint: 'Point at a line, or move with the arrow keys, to see where its values come from.',
    line: 'Line {{line}}',
    plain: 'Nobody set a value on this line: it follows from the others.',
    overrode: 'Instead of',
    origin: 'Comes from',
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
  compare: {
    title: 'Compare',
    mesh: 'Compare with mesh',
    environment: 'Compare with environment',
    same: 'Choose another mesh or environment to compare with.',
    files: 'Files',
    legend: '− {{before}}, + {{after}}',
    equal: 'All files are the same.',
    unchanged_one: '{{count}} file is the same.',
    unchanged_other: '{{count}} files are the same.',
    hashes: 'Content hashes are left out.',
  },
  fileDiff: {
    added: 'added',
    removed: 'removed',
    changed: 'changed',
    label: 'Changes of {{kind}} {{name}}',
    tooDifferent:
      'The texts have too little in common to show their differences; download both.',
    cut_one: '{{count}} more line is not shown.',
    cut_other: '{{count}} more lines are not shown.',
    showWhole: 'Show the file',
  },
  settingsByMesh: {
    title: 'What becomes of each setting',
    setting: 'Setting',
    nothing: 'Asks for nothing here',
    more_one: 'and {{count}} more place',
    more_other: 'and {{count}} more places',
  },
} as const;
