import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { flowMermaid, flowSvg, flowsToDraw } from '../../shared/settings/draw.ts';
import { LANGUAGES, type Language } from '../../shared/settings/language.ts';
import { readSettings } from '../../shared/settings/load.ts';
import { CommandLineError } from '../place.ts';
import { show } from '../print.ts';

interface Options {
  flow?: string;
  mermaid?: boolean;
  language?: string;
  out: string;
}

async function draw(file: string, options: Options): Promise<void> {
  const read = readSettings(await readFile(file, 'utf8'));
  if ('faults' in read)
    throw new CommandLineError(`${file} has ${read.faults.length} fault(s). See them with: npx hub settings check`);
  const { settings } = read;
  const language = (options.language ?? settings.language) as Language;
  if (!LANGUAGES.includes(language))
    throw new CommandLineError(`--language ${language}: use ${LANGUAGES.join(' or ')}`);
  const known = flowsToDraw(settings);
  if (options.flow !== undefined && !known.includes(options.flow))
    throw new CommandLineError(`There is no flow “${options.flow}”: there are ${known.join(', ')}`);
  const flows = options.flow === undefined ? known : [options.flow];
  if (options.mermaid) {
    show({}, flows.map((flow) => flowMermaid(settings, flow, language)).join('\n'), false);
    return;
  }
  await mkdir(options.out, { recursive: true });
  for (const flow of flows) {
    const path = join(options.out, `flow-${flow}.svg`);
    await writeFile(path, flowSvg(settings, flow, language));
    show({}, `${path} is drawn.`, false);
  }
}

/** `hub settings draw`: the flows as pictures; needs no running hub. */
export function drawCommand(usual: string): Command {
  return new Command('draw')
    .description('Draw the flows of the file: one SVG file each, or Mermaid text; needs no hub')
    .argument('[file]')
    .option('--flow <id>', 'only this one')
    .option('--mermaid', 'print Mermaid text instead')
    .option('--language <language>', 'zh-CN or en')
    .option('--out <folder>', 'where the files go', '.')
    .action((file = usual, options) => draw(file, options));
}
