// Loaded before the server by `npm start`. npm passes a signal on to its shell only, and the shell does not pass it to us: the server would
// live on unseen, with its port and its data folder. So it stops when one of the processes that it was started through is gone.
const watched = (process.env.CERULEAN_STARTED_THROUGH ?? '').split(',').filter(Boolean).map(Number);

const timer = setInterval(() => {
  if (watched.every(isAlive)) return;
  clearInterval(timer);
  process.kill(process.pid, 'SIGTERM');
}, 300);
timer.unref();

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
