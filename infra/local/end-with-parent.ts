// Preloaded into the function host (node --import): it must not outlive the process that started it, not even when
// that one was killed. Dying at once is safe: messages in its hands come back when their lease ends.
if (!process.connected) process.exit(1);
process.on('disconnect', () => process.exit(1));
// A listener keeps the channel, and with it the process, alive; the host ends when it has nothing left to do.
process.channel?.unref();
