/** Files of numbers that are complete or absent, and what is said where they cannot be. */
import { createHash } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { DownhillError, messageOf } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';
import type { Columns } from '../run/sweep/columns.ts';

/** Not the fault of who called: exit status 1. */
export class SweepFolderError extends DownhillError {}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function bytesOf(columns: readonly Float64Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * columns.reduce((sum, { length }) => sum + length, 0))); // prettier-ignore
  let at = 0;
  for (const column of columns)
    for (const value of column) {
      view.setFloat64(at, value, true);
      at += 8;
    }
  return new Uint8Array(view.buffer);
}

export function columnsOf(body: Uint8Array, names: readonly string[], runs: number): Columns {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return Object.fromEntries(
    names.map((name, k) => [name, Float64Array.from({ length: runs }, (_, i) => view.getFloat64(8 * (k * runs + i), true))]), // prettier-ignore
  );
}

/**
 * Aside, to the disk, and then by its name.
 * @returns false where there is one of that name already, which stays
 */
export async function writeOnce(path: string, ...pieces: readonly Uint8Array[]): Promise<boolean> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const aside = join(path, '..', `.${name}.${process.pid}.part`);
  try {
    const file = await open(aside, 'w');
    try {
      for (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    return await named(aside, path);
  } catch (error) {
    throw cannotWrite(path, error);
  } finally {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}

async function named(aside: string, path: string): Promise<boolean> {
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // A file system without links: the last one of two writers wins.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    await rename(aside, path);
    return true;
  }
}

export async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, error: unknown): SweepFolderError {
  if (error instanceof SweepFolderError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const remedy = code === 'ENOSPC' ? 'free some space, and go on with --resume' : 'give a folder that can be written'; // prettier-ignore
  return new SweepFolderError(`${shown(path)} cannot be written (${messageOf(error)}): ${remedy}`);
}
