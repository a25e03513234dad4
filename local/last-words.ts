/** The reason of a failed command in its own words: its error lines without the stack, or else its last lines. */
export function lastWords(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at ') && !/^Node\.js v\d/.test(line));
  const errors = lines.filter((line) => /(^|\s)(\w*Error|ERROR|error)\b.*:/.test(line));
  return (errors.length > 0 ? errors.slice(0, 5) : lines.slice(-3)).join(' ');
}
