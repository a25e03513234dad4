/** What may import what: the architecture as rules. */
const DOMAIN =
  '^shared/(orders|admission|lifecycle|deadlines|tasks|understanding|catalogue|customers|messages|settings|reports|errors|checks|rights|exports|reader|learning)/';

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'Domain modules know no AWS, no platform, no files, no network.',
      severity: 'error',
      from: { path: DOMAIN, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(shared/platform|functions|infra|local|cli|web)/|@aws-sdk|@middy|@aws-lambda-powertools' },
    },
    {
      name: 'domain-has-no-io',
      severity: 'error',
      from: { path: DOMAIN, pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer|zlib|stream|events|util)' },
    },
    {
      name: 'channels-stand-alone',
      comment: 'No channel imports another one, nor what comes after it.',
      severity: 'error',
      from: { path: '^shared/channels/([^/]+)/', pathNot: '^shared/channels/(kinds|verify|telephone)/' },
      to: { path: '^shared/(channels/[^/]+|admission|lifecycle|delivery)/', pathNot: '^shared/channels/($1|verify)/' },
    },
    {
      name: 'telephone-is-the-form-typed-by-staff',
      comment: 'What is typed while somebody calls has the fields of the order form, and is read by it.',
      severity: 'error',
      from: { path: '^shared/channels/telephone/' },
      to: {
        path: '^shared/(channels/[^/]+|admission|lifecycle|delivery)/',
        pathNot: '^shared/channels/(telephone|verify|form)/',
      },
    },
    {
      name: 'functions-do-not-import-each-other',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/([^/]+)/', pathNot: '^functions/$1/' },
    },
    {
      name: 'local-reads-the-template-only',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(shared|functions|web|infra|cli)/' },
    },
    {
      name: 'infra-imports-nothing-that-runs',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(functions/[^/]+/(handler|wire)|shared/platform/(?!env)|local|cli|web)' },
    },
    {
      name: 'test-kit-is-for-tests',
      severity: 'error',
      from: { pathNot: '(^test/|^bench/|\\.test\\.tsx?$)' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: 'cdk\\.out|fixtures' },
  },
};
