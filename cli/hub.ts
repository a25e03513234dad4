#!/usr/bin/env node
import { Command } from 'commander';
import { capturesCommand } from './commands/captures.ts';
import { catalogueCommand } from './commands/catalogue.ts';
import { checkCommand } from './commands/check.ts';
import { creditCommand, stockCommand } from './commands/checks.ts';
import { customersCommand } from './commands/customers.ts';
import { deadLettersCommand } from './commands/dead-letters.ts';
import { demoCommand } from './commands/demo.ts';
import { ordersCommand } from './commands/orders.ts';
import { secretsCommand } from './commands/secrets.ts';
import { sendCommand } from './commands/send.ts';
import { settingsCommand } from './commands/settings.ts';
import { setupCommand } from './commands/setup.ts';
import { sourcesCommand } from './commands/sources.ts';
import { staffCommand } from './commands/staff.ts';
import { stockTakeCommand } from './commands/stock-take.ts';
import { suppressionsCommand } from './commands/suppressions.ts';
import { verifyCommand } from './commands/verify.ts';
import { CommandLineError } from './place.ts';

const program = new Command('hub')
  .description('Order hub: look after orders, captures, settings, secrets and the catalogue of a running hub')
  .addHelpText(
    'after',
    '\nWorks against the local hub (npm start), or a deployed one named by HUB_URL and HUB_API_KEY (secrets: also AWS credentials and HUB_STAGE).',
  )
  .showHelpAfterError()
  .addCommand(ordersCommand())
  .addCommand(customersCommand())
  .addCommand(capturesCommand())
  .addCommand(sourcesCommand())
  .addCommand(settingsCommand())
  .addCommand(secretsCommand())
  .addCommand(catalogueCommand())
  .addCommand(creditCommand())
  .addCommand(stockCommand())
  .addCommand(suppressionsCommand())
  .addCommand(deadLettersCommand())
  .addCommand(sendCommand())
  .addCommand(demoCommand())
  .addCommand(staffCommand())
  .addCommand(checkCommand())
  .addCommand(stockTakeCommand())
  .addCommand(verifyCommand())
  .addCommand(setupCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommandLineError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
