import { DownhillError } from '../../core/errors.ts';

/** A file that lies beside the page. @throws DownhillError when it is not there */
export async function fetchExample(file: string): Promise<Blob> {
  const answer = await fetch(`./examples/${file}`);
  if (!answer.ok) throw new DownhillError(`the example ${file} did not come (${answer.status})`);
  return answer.blob();
}
