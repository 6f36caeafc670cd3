/* model/client/run_launcher.h - commands of Windows that run what stands behind them: start, cmd
 * /c, powershell -Command. */
#ifndef MODEL_CLIENT_RUN_LAUNCHER_H
#define MODEL_CLIENT_RUN_LAUNCHER_H

#include "model/client/run_text.h"

enum run_launcher { LAUNCHER_NONE, LAUNCHER_START, LAUNCHER_CMD, LAUNCHER_POWERSHELL };

/* The last of those that a command begins with; *rest is what stands behind them: nothing, or the
 * quote that they open. */
enum run_launcher run_launcher_of(struct str *rest, struct str command);

#endif
