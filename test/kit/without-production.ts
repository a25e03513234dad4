/** The example's settings without the stage in-production: its steps lead past it, and no flow or peak names it. */
export const withoutProduction = (yaml: string): string =>
  yaml
    .replaceAll('to: in-production', 'to: shipped')
    .replace(/ {2}- id: in-production\n(?: {4}.*\n)+/, '')
    .replaceAll('in-production, ', '')
    .replace(/^ {6}in-production: .*\n/m, '')
    .replace(/, in-production: \{[^}]*\}/, '');
