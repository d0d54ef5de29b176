/*
 * Runs the suite under other versions of Node: `node test/every-node.mjs 22 24` (default: 20 22 24).
 *
 * For each version: the npm package `node` brings the program and its headers into a temporary folder; the tracked
 * files are copied beside it; `npm ci` builds the native packages for it; `vitest run` runs. Needs the package
 * registry and a compiler, takes several minutes a version, leaves nothing behind. Ends with 1 when a version fails.
 * Further words go to vitest: `node test/every-node.mjs 22 -- test/knowledge`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import console from 'node:console';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { URL, fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const split = words.indexOf('--');
const asked = split === -1 ? words : words.slice(0, split);
const forVitest = split === -1 ? [] : words.slice(split + 1);
const versions = asked.length === 0 ? ['20', '22', '24'] : asked;

function run(command, args, cwd, env = process.env) {
  const { status } = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

function tryVersion(version) {
  const folder = mkdtempSync(join(tmpdir(), `tro-ly-node-${version}-`));
  try {
    const runtime = join(folder, 'runtime');
    mkdirSync(runtime);
    writeFileSync(join(runtime, 'package.json'), '{"private":true}');
    run('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], runtime);
    // The package is a shell around one package for each system.
    const home = [
      join(runtime, `node_modules/node/node_modules/node-${process.platform}-${process.arch}`),
      join(runtime, `node_modules/node-${process.platform}-${process.arch}`),
      join(runtime, 'node_modules/node'),
    ].find((place) => existsSync(join(place, 'include/node/node.h')));
    if (home === undefined) throw new Error(`the package node@${version} brings no headers for this system`);

    const tree = join(folder, 'tree');
    const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
    for (const path of tracked.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      cpSync(join(root, path), join(tree, path));
    }
    const env = {
      ...process.env,
      PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      npm_config_nodedir: home,
    };
    const found = execFileSync('node', ['--version'], { cwd: tree, env, encoding: 'utf8' }).trim();
    console.log(`\n== Node ${found}`);
    if (!found.startsWith(`v${version}.`)) throw new Error(`asked for Node ${version}, found ${found}`);
    run('npm', ['ci', '--no-audit', '--no-fund'], tree, env);
    run('npx', ['vitest', 'run', ...forVitest], tree, env);
    return `Node ${found}: passed`;
  } catch (error) {
    return `Node ${version}: FAILED (${error instanceof Error ? error.message : String(error)})`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const results = versions.map(tryVersion);
console.log(`\n${results.join('\n')}`);
process.exitCode = results.some((line) => line.includes('FAILED')) ? 1 : 0;
