import type { Log } from '../../../knowledge/log.ts';
import { failureOf, type TelegramClient } from './telegram-calls.ts';
import { ADMIN_COMMANDS, COMMANDS } from './telegram-messages.vi.ts';

const listOf = (commands: Readonly<Record<string, string>>): { command: string; description: string }[] =>
  Object.entries(commands).map(([command, description]) => ({ command, description }));

/**
 * Shows the commands in the menu: for everybody, and with those of administrators in their own chats. Once without a
 * language too, because clients in other languages see only that list. A menu that fails is logged and no trouble: an
 * administrator who never wrote to the bot has no chat yet.
 */
export async function registerCommands(
  client: TelegramClient,
  admins: readonly string[],
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const everybody = listOf(COMMANDS);
  const calls = [
    { commands: everybody },
    ...admins.map((id) => ({
      commands: [...everybody, ...listOf(ADMIN_COMMANDS)],
      scope: { type: 'chat', chat_id: id },
    })),
  ];
  for (const call of calls.flatMap((one) => [one, { ...one, language_code: 'vi' }])) {
    try {
      await client.call('setMyCommands', call, { timeoutMs: 20_000, signal });
    } catch (error) {
      const failure = failureOf(error);
      const code = failure.kind === 'answered' ? failure.status : failure.code;
      log.log('warn', 'telegram.commands-not-set', { code });
    }
  }
}
