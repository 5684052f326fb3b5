/** Ribbon buttons by the names that manifest.xml gives in FunctionName. */
const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
  // The result of Shrnout has to be seen, so until the command can say it in the workbook, the pane opens for it.
  shrnout: () => Office.addin.showAsTaskpane(),
};

export function registerCommands(): void {
  for (const [name, run] of Object.entries(COMMANDS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      // Excel greys the button out until it hears that the command ended, well or not.
      void run().finally(() => event.completed());
    });
  }
}
