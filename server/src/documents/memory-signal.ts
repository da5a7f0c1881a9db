/** Signal by which a child that needs too much memory ends itself. It stands alone, so that the thread that sends it loads nothing else. */
export const memorySignal = 'SIGUSR2';
