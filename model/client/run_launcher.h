/* model/client/run_launcher.h - commands that run what stands behind them: start, cmd /c,
 * powershell -Command; in WSL, or on another host: wsl, ssh, winrs, psexec. */
#ifndef MODEL_CLIENT_RUN_LAUNCHER_H
#define MODEL_CLIENT_RUN_LAUNCHER_H

#include "model/client/run_text.h"

enum run_launcher {
    LAUNCHER_NONE,
    LAUNCHER_START,
    LAUNCHER_CMD,
    LAUNCHER_POWERSHELL,
    LAUNCHER_WSL,
    LAUNCHER_REMOTE
};

/* The last of those that a command begins with; *rest is what stands behind them: nothing, or the
 * quote that they open. */
enum run_launcher run_launcher_of(struct str *rest, struct str command);

#endif
