// Every promise about what cannot be lost, tried as often as it is promised: node tools/torture.mjs [PART OF A PROMISE ...]
// Prints a table of what was tried, what failed and how long it took. The same tests run in `make test`, only less often.
import { spawnSync } from 'node:child_process';

const native = (test, name, more = {}) => ({ command: ['cargo', 'test', '--release', '--no-default-features', '--test', test, '--', '--exact', name, '--nocapture'], more });
const browser = (name) => ({ command: ['cargo', 'test', '--manifest-path', 'tests/browser/Cargo.toml', '--', '--exact', name, '--nocapture'], more: { STAGECRAFT_DIST: `${process.cwd()}/dist`, CARGO_TARGET_DIR: `${process.cwd()}/target/browser` } });
const PROMISES = [
  ['a half-finished save leaves the state before or after', 'random scripts, each cut after every storage operation', native('desk', 'an_action_cut_off_anywhere_leaves_the_state_before_or_after')],
  ['full storage keeps what was saved', 'quotas, every one around a small map', native('desk', 'storage_that_is_full_at_any_size_keeps_the_state_before')],
  ['full storage keeps a large map', 'random quotas at 50,000 deals', native('desk', 'storage_that_is_full_keeps_a_large_map')],
  ['damage is noticed', 'random damages of a map with 1,000 deals', native('desk', 'random_damage_of_a_large_map_is_always_noticed')],
  ['undo and redo give the same bytes', 'random sequences', native('commands', 'any_sequence_keeps_the_document_whole_and_can_be_taken_back', { PROPTEST_CASES: '100000' })],
  ['tabs end with the same document', 'histories of 2 to 4 tabs', native('desk', 'tabs_agree_with_each_other_and_with_storage', { PROPTEST_CASES: '2000' })],
  ['two states of a map come together', 'pairs of states', native('merging', 'any_two_states_come_together', { PROPTEST_CASES: '20000' })],
  ['bad maps are refused', 'mutated files', native('fuzz', 'maps')],
  ['bad tables are refused', 'mutated tables', native('fuzz', 'pasted_tables')],
  ['bad files of CRMs are refused or taken soundly', 'mutated files', native('fuzz', 'imported_files')],
  ['bad clipboards are refused', 'mutated texts', native('fuzz', 'clipboards')],
  ['bad links are refused', 'mutated links', native('fuzz', 'links')],
  ['bad stored values are put aside', 'mutated values', native('fuzz', 'stored_values')],
  ['a kill loses nothing that is “on the disk”', 'kills of all processes', browser('torture::a_kill_loses_nothing_that_is_on_the_disk')],
  ['a crash loses nothing that is “saved”', 'traps', browser('torture::a_crash_loses_nothing_that_is_saved')],
  ['long work on 50,000 deals does not grow', 'edits', browser('torture::long_work_on_many_deals_does_not_grow')],
  ['whatever somebody does, the map is sound and nothing leaves', 'random actions', browser('torture::whatever_somebody_does_the_map_is_sound_is_found_again_and_nothing_leaves')],
];

const wanted = process.argv.slice(2);
const rows = [];
for (const [promise, what, { command, more }] of PROMISES) {
  if (wanted.length && !wanted.some((part) => promise.includes(part))) continue;
  console.error(`torture: ${promise}`);
  const begun = Date.now();
  const run = spawnSync(command[0], command.slice(1), { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...more, STAGECRAFT_TORTURE: '1' } });
  const said = `${run.stdout}\n${run.stderr}`;
  const passed = /test result: ok\. 1 passed/.test(said);
  const tried = Number(said.match(/^tried (\d+)$/m)?.[1] ?? more.PROPTEST_CASES ?? 0);
  if (!passed) console.error(said.slice(-4000));
  rows.push([promise, `${tried.toLocaleString('en')} ${what}`, passed ? '0' : 'failed', ((Date.now() - begun) / 60_000).toFixed(1)]);
  console.error(`  ${rows.at(-1).slice(1).join(' | ')}`);
}
console.log('| promise | tried | failed | minutes |\n|---|---|--:|--:|');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
process.exit(rows.some((row) => row[2] !== '0') ? 1 : 0);
