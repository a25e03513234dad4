/** Control characters but tab and line feed, and the characters that turn the direction of writing around. */
const DECEPTIVE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * Text whose look is what it says: characters that hide or turn around what stands beside them (a file name `exe.fdp` that reads `pdf.exe`),
 * control characters and halves of surrogates become the replacement character.
 */
export const plainText = (text: string): string =>
  text.replaceAll('\r\n', '\n').toWellFormed().replaceAll(DECEPTIVE, '\ufffd');
