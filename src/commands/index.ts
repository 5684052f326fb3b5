/** Ribbon buttons, by the names that manifest.xml gives in FunctionName. */
export const COMMANDS = ['shrnout', 'kontrola'] as const;
export type Command = (typeof COMMANDS)[number];

/**
 * Every button opens the pane and asks it for its work: one code path, and a result that can be seen.
 *
 * @param ask hands the request to the pane; it may not be loaded yet
 */
export function registerCommands(ask: (command: Command) => void): void {
  for (const command of COMMANDS) {
    Office.actions.associate(command, (event: Office.AddinCommands.Event) => {
      ask(command);
      // Excel greys the button out until it hears that the command ended, and shows no pane before it (office-js #3250).
      event.completed();
      Office.addin.showAsTaskpane().catch(() => {
        // The first click may only load the page (office-js #5176); the request waits for the pane all the same.
      });
    });
  }
}
