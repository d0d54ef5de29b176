import { existsSync } from 'node:fs';
import type { FileRecord } from '../../knowledge/store/manifest.ts';
import { keptOriginal } from '../../knowledge/store/originals.ts';
import { ownRegisterPath } from '../register/own-register.ts';
import type { DataFolder } from './gather-sources.ts';

/** The administrator's register, and the kept bytes of files that a version holds and whose path has gone. */
export function dataFolderOf(dataDir: string, held: readonly FileRecord[]): DataFolder {
  const register = ownRegisterPath(dataDir);
  return {
    ownRegister: existsSync(register) ? register : null,
    keptBytes(path) {
      const sha256 = held.find((record) => record.path === path && record.documentId !== null)?.sha256;
      return sha256 == null ? null : keptOriginal(dataDir, sha256);
    },
  };
}
