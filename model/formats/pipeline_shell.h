/* model/formats/pipeline_shell.h - which shell runs a script of a pipeline, where the file says it.
 *
 * Source: GitHub's workflow syntax (jobs.<id>.steps[*].shell, defaults.run), Azure Pipelines' YAML
 * schema (steps.script, .bash, .pwsh, .powershell; tasks PowerShell, Bash, CmdLine). */
#ifndef MODEL_FORMATS_PIPELINE_SHELL_H
#define MODEL_FORMATS_PIPELINE_SHELL_H

#include "model/shell/shell.h"
#include "model/value/value.h"

/* What the maps above a script say. */
struct pipeline_place {
    enum pipeline_system { SYSTEM_UNKNOWN, SYSTEM_WINDOWS, SYSTEM_UNIX } system;
    struct str shell;  /* of defaults.run */
    struct str task;   /* PowerShell@2 */
    struct str runner; /* the image of a hosted one; empty: another, or not known */
};

/* Goes into a map below. */
void pipeline_shell_enter(struct pipeline_place *p, const struct value *map);

/* False: nothing says it. `key` of `step` is the script. */
bool pipeline_shell(enum shell *out, const struct pipeline_place *p, const struct value *step,
                    struct str key);

#endif
