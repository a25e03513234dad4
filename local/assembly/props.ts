/** Reads the resolved properties of one resource with clear errors. */
import { StartError } from '../start-error.ts';
import { isObject, type Json, type JsonObject } from './json.ts';

/** One resource, or a part of it; CloudFormation allows numbers and booleans as text, and so does this. */
export class Props {
  readonly where: string;
  readonly values: JsonObject;

  constructor(where: string, values: JsonObject) {
    this.where = where;
    this.values = values;
  }

  /** @throws StartError naming the resource. */
  fail(sentence: string): never {
    throw new StartError(`${this.where}: ${sentence}`);
  }

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null;
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.fail(`the property ${name} is missing.`);
  }

  optionalText(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'object') this.fail(`the property ${name} should be text.`);
    return String(value);
  }

  number(name: string): number | undefined {
    const text = this.optionalText(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    return Number.isNaN(value) ? this.fail(`the property ${name} should be a number.`) : value;
  }

  flag(name: string): boolean {
    return this.optionalText(name) === 'true';
  }

  /** A part, empty if absent. */
  part(name: string): Props {
    const value = this.values[name] ?? {};
    return isObject(value) ? new Props(`${this.where}.${name}`, value) : this.fail(`${name} should be an object.`);
  }

  list(name: string): readonly Json[] {
    const value = this.values[name] ?? [];
    return Array.isArray(value) ? value : this.fail(`the property ${name} should be a list.`);
  }

  parts(name: string): readonly Props[] {
    return this.list(name).map((each, index) => {
      if (!isObject(each)) return this.fail(`${name}[${index}] should be an object.`);
      return new Props(`${this.where}.${name}[${index}]`, each);
    });
  }

  texts(name: string): readonly string[] {
    return this.list(name).map(String);
  }

  /** Refuses properties beyond those that the runtime carries. */
  only(...carried: readonly string[]): this {
    const extra = Object.keys(this.values).filter((name) => !carried.includes(name));
    if (extra.length > 0) this.fail(`the local runtime does not carry ${extra.join(', ')}.`);
    return this;
  }
}
